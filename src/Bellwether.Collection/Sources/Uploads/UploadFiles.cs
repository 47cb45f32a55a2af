using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>The files behind uploads, on disk.</summary>
internal sealed class UploadFiles(SourceSettings settings)
{
    /// <summary>Keeps it; refused, with nothing left of it, when the disk has no room.</summary>
    public async Task<Refusal?> Keep(Guid uploadId, Stream file, CancellationToken cancel)
    {
        FileStream? copy = null;
        try
        {
            copy = SpoolFolder.Create(settings, NameOf(uploadId), FileOptions.SequentialScan);
            await file.CopyToAsync(copy, cancel);
            await copy.FlushAsync(cancel);
            await copy.DisposeAsync();
            return null;
        }
        catch (IOException error) when (SpoolFolder.IsFull(error))
        {
            await SpoolFolder.Close(copy);
            Remove(uploadId);
            return SourceRefusals.DiskFull();
        }
        catch
        {
            await SpoolFolder.Close(copy);
            Remove(uploadId);
            throw;
        }
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

    public void Remove(Guid uploadId)
    {
        if (Directory.Exists(settings.SpoolFolder))
            File.Delete(PathOf(uploadId));
    }

    private string PathOf(Guid uploadId) => Path.Combine(settings.SpoolFolder, NameOf(uploadId));

    private static string NameOf(Guid uploadId) => $"{uploadId:N}.upload";
}
