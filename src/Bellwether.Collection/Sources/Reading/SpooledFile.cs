using Bellwether.Foundation;

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

    /// <summary>The file; refused when the disk has no room for its copy.</summary>
    public static async Task<Outcome<SpooledFile>> Of(
        Stream file,
        SourceSettings settings,
        CancellationToken cancel
    )
    {
        if (file.CanSeek)
            return new SpooledFile(file, false);
        FileStream? copy = null;
        try
        {
            copy = SpoolFolder.Create(
                settings,
                Path.GetRandomFileName(),
                FileOptions.DeleteOnClose | FileOptions.SequentialScan
            );
            await file.CopyToAsync(copy, cancel);
            await copy.FlushAsync(cancel);
            return new SpooledFile(copy, true);
        }
        catch (IOException error) when (SpoolFolder.IsFull(error))
        {
            await SpoolFolder.Close(copy);
            return SourceRefusals.DiskFull();
        }
        catch
        {
            await SpoolFolder.Close(copy);
            throw;
        }
    }

    public ValueTask DisposeAsync() => isCopy ? Stream.DisposeAsync() : ValueTask.CompletedTask;
}
