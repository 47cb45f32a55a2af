using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>Says what an import of a file that is being looked at would do. Nothing is written.</summary>
public sealed class CheckUpload
{
    private readonly Db db;
    private readonly UploadFiles files;
    private readonly CheckFile check;

    internal CheckUpload(Db db, UploadFiles files, CheckFile check)
    {
        this.db = db;
        this.files = files;
        this.check = check;
    }

    /// <summary>Checks it.</summary>
    public async Task<Outcome<FileCheck>> Run(
        Actor actor,
        Guid uploadId,
        CancellationToken cancel = default
    )
    {
        if (
            await Uploads.Find(db, actor.AgencyId, uploadId, cancel) is not { } upload
            || files.Open(uploadId) is not { } file
        )
            return Uploads.Gone();
        await using (file)
            return await check.Run(
                actor,
                new FeedbackToImport(file, upload.FileName, upload.Mapping),
                cancel
            );
    }
}
