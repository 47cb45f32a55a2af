using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>A file that is being looked at, with its columns.</summary>
/// <param name="Upload">The file.</param>
/// <param name="Seen">What it holds, and the mapping its columns suggest.</param>
public sealed record UploadFound(Upload Upload, Proposal Seen);

/// <summary>Finds a file that is being looked at.</summary>
public sealed class FindUpload
{
    private readonly Db db;
    private readonly UploadFiles files;
    private readonly ProposeMapping propose;

    internal FindUpload(Db db, UploadFiles files, ProposeMapping propose)
    {
        this.db = db;
        this.files = files;
        this.propose = propose;
    }

    /// <summary>The file; refused when it was imported, or lay too long.</summary>
    public async Task<Outcome<UploadFound>> Run(
        Guid agencyId,
        Guid uploadId,
        CancellationToken cancel = default
    )
    {
        if (
            await Uploads.Find(db, agencyId, uploadId, cancel) is not { } upload
            || files.Open(uploadId) is not { } file
        )
            return Uploads.Gone();
        await using (file)
        {
            var seen = await propose.Run(file, upload.Mapping.Name, upload.Mapping.Reads, cancel);
            return seen.IsDone ? new UploadFound(upload, seen.Value) : seen.Refusal;
        }
    }
}

/// <summary>What the operations on uploads share.</summary>
internal static class Uploads
{
    public static async Task<Upload?> Find(
        Db db,
        Guid agencyId,
        Guid uploadId,
        CancellationToken cancel
    ) =>
        await UploadStore.Find(db, agencyId, uploadId, cancel) is { } line
            ? new Upload(
                line.UploadId,
                line.AgencyId,
                line.FileName,
                MappingDocument.Saved(line.Mapping),
                line.UploadedAt,
                line.UploadedBy
            )
            : null;

    public static Refusal Gone() =>
        new Refusal(
            "upload.unknown",
            RefusalKind.NotFound,
            "This file is not waiting any more: it was imported, or it lay longer than two days. Upload it again."
        );
}
