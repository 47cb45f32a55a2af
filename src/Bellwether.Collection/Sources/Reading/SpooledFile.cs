namespace Bellwether.Collection.Sources;

/// <summary>A file that can be read several times: itself, or a copy on disk that is gone when it is closed. Never in memory.</summary>
internal sealed class SpooledFile : IAsyncDisposable
{
    private readonly bool isCopy;

    private SpooledFile(Stream stream, bool isCopy)
    {
        Stream = stream;
        this.isCopy = isCopy;
    }

    public Stream Stream { get; }

    public static async Task<SpooledFile> Of(Stream file, CancellationToken cancel)
    {
        if (file.CanSeek)
            return new SpooledFile(file, false);
        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            }
        );
        await file.CopyToAsync(copy, cancel);
        return new SpooledFile(copy, true);
    }

    public ValueTask DisposeAsync() => isCopy ? Stream.DisposeAsync() : ValueTask.CompletedTask;
}
