using System.Data.Common;
using Bellwether.Foundation;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Which collectors' words staff may read.</summary>
internal static class ReleaseStore
{
    /// <summary>A condition: staff may read the words of this row's collector.</summary>
    public static string Released(string row) =>
        $"EXISTS (SELECT 1 FROM responses_release l WHERE l.collector_id = {row}.collector_id AND l.agency_id = {row}.agency_id AND l.to_all = @released)";

    public static Task Set(
        DbTransaction transaction,
        Actor actor,
        Guid collectorId,
        bool release,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_release (collector_id, agency_id, to_all, released_by, released_at)
            VALUES (@collectorId, @AgencyId, @release, @Name, @now)
            ON CONFLICT (collector_id) DO UPDATE
            SET to_all = excluded.to_all, released_by = excluded.released_by, released_at = excluded.released_at
            WHERE responses_release.agency_id = excluded.agency_id
            """,
            new
            {
                collectorId,
                actor.AgencyId,
                release,
                actor.Name,
                now,
            },
            transaction
        );
}
