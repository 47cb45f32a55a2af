namespace Bellwether.Collection.Sources;

/// <summary>The files behind uploads, on disk.</summary>
internal sealed class UploadFiles(SourceSettings settings)
{
    public async Task Keep(Guid uploadId, Stream file, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.SpoolFolder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var copy = new FileStream(PathOf(uploadId), options);
        await file.CopyToAsync(copy, cancel);
    }

    /// <summary>The file, or null when it is gone.</summary>
    public Stream? Open(Guid uploadId) =>
        File.Exists(PathOf(uploadId))
            ? new FileStream(
                PathOf(uploadId),
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.Read | FileShare.Delete,
                    Options = FileOptions.SequentialScan,
                }
            )
            : null;

    public void Remove(Guid uploadId) => File.Delete(PathOf(uploadId));

    private string PathOf(Guid uploadId) =>
        Path.Combine(settings.SpoolFolder, $"{uploadId:N}.upload");
}
