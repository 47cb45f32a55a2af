using System.Data.Common;
using Dapper;

namespace Bellwether.Responses;

/// <summary>The ids of one collector's day.</summary>
internal static class RowStore
{
    public static Task<IEnumerable<Guid>> Of(
        DbConnection connection,
        Guid agencyId,
        Guid collectorId,
        DateOnly day
    ) =>
        connection.QueryAsync<Guid>(
            "SELECT response_id FROM responses_response WHERE collector_id = @collectorId AND day = @day AND agency_id = @agencyId",
            new
            {
                collectorId,
                day,
                agencyId,
            }
        );
}
