using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection.Sources;

/// <summary>Files that are being looked at, in the database.</summary>
internal static class UploadStore
{
    public static Task Add(Db db, Upload upload, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO collection_upload (agency_id, upload_id, file_name, mapping, uploaded_at, uploaded_by)
                    VALUES (@AgencyId, @UploadId, @FileName, @mapping, @UploadedAt, @UploadedBy)
                    """,
                    new
                    {
                        upload.AgencyId,
                        upload.UploadId,
                        upload.FileName,
                        mapping = MappingDocument.Write(upload.Mapping),
                        upload.UploadedAt,
                        upload.UploadedBy,
                    },
                    tx
                ),
            cancel
        );

    public static Task<int> SetMapping(
        Db db,
        Guid agencyId,
        Guid uploadId,
        Mapping mapping,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "UPDATE collection_upload SET mapping = @document WHERE agency_id = @agencyId AND upload_id = @uploadId",
                    new
                    {
                        agencyId,
                        uploadId,
                        document = MappingDocument.Write(mapping),
                    },
                    tx
                ),
            cancel
        );

    public static Task<UploadLine?> Find(
        Db db,
        Guid agencyId,
        Guid uploadId,
        CancellationToken cancel
    ) =>
        db.Read(
            connection =>
                connection.QuerySingleOrDefaultAsync<UploadLine>(
                    """
                    SELECT upload_id AS UploadId, agency_id AS AgencyId, file_name AS FileName, mapping AS Mapping,
                        uploaded_at AS UploadedAt, uploaded_by AS UploadedBy
                    FROM collection_upload WHERE agency_id = @agencyId AND upload_id = @uploadId
                    """,
                    new { agencyId, uploadId }
                ),
            cancel
        );

    public static Task Remove(Db db, Guid agencyId, Guid uploadId, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "DELETE FROM collection_upload WHERE agency_id = @agencyId AND upload_id = @uploadId",
                    new { agencyId, uploadId },
                    tx
                ),
            cancel
        );

    /// <summary>Removes what lay too long, over all agencies; the ids of the files that go with it.</summary>
    public static Task<IReadOnlyList<Guid>> RemoveBefore(
        Db db,
        DateTimeOffset before,
        CancellationToken cancel
    ) =>
        db.Write<IReadOnlyList<Guid>>(
            async tx =>
                (
                    await tx.Connection!.QueryAsync<Guid>(
                        "DELETE FROM collection_upload WHERE uploaded_at < @before RETURNING upload_id",
                        new { before },
                        tx
                    )
                ).AsList(),
            cancel
        );

    internal sealed class UploadLine
    {
        public Guid UploadId { get; init; }
        public Guid AgencyId { get; init; }
        public string FileName { get; init; } = "";
        public string Mapping { get; init; } = "";
        public DateTimeOffset UploadedAt { get; init; }
        public string UploadedBy { get; init; } = "";
    }
}
