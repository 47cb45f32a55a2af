using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Responses;

/// <summary>The dictionary of an agency: what ships, with its own rows before it.</summary>
internal sealed class ThemeStore(Db db)
{
    public Task<IReadOnlyList<Theme>> All(Guid agencyId, CancellationToken cancel) =>
        db.Read(connection => All(connection, null, agencyId), cancel);

    public static async Task<IReadOnlyList<Theme>> All(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId
    )
    {
        var own = (
            await connection.QueryAsync<Row>(
                "SELECT theme_id AS ThemeId, name AS Name, seeds AS Seeds, is_used AS IsUsed FROM responses_theme WHERE agency_id = @agencyId",
                new { agencyId },
                transaction
            )
        ).ToDictionary(row => row.ThemeId, StringComparer.Ordinal);
        var shipped = ThemePack.Themes.Select(theme =>
            own.Remove(theme.ThemeId, out var row) ? row.Over(theme.Learned, theme.IsPraise) : theme
        );
        Theme[] all = [.. shipped];
        return
        [
            .. all.Concat(own.Values.Select(row => row.Over([], false)))
                .OrderBy(theme => theme.ThemeId, StringComparer.Ordinal),
        ];
    }

    public static Task Put(
        DbTransaction transaction,
        Actor actor,
        Theme theme,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_theme (agency_id, theme_id, name, seeds, is_used, changed_by, changed_at)
            VALUES (@AgencyId, @ThemeId, @name, @seeds, @IsUsed, @by, @now)
            ON CONFLICT (agency_id, theme_id) DO UPDATE SET name = excluded.name, seeds = excluded.seeds, is_used = excluded.is_used,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """,
            new
            {
                actor.AgencyId,
                theme.ThemeId,
                name = JsonSerializer.Serialize(theme.Name, JsonSerializerOptions.Web),
                seeds = JsonSerializer.Serialize(
                    new SeedLists([.. theme.English], [.. theme.Spanish]),
                    JsonSerializerOptions.Web
                ),
                theme.IsUsed,
                by = actor.Name,
                now,
            },
            transaction
        );

    /// <summary>How often dictionary and corrections have changed.</summary>
    public static Task<long> Stamp(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId
    ) =>
        connection.ExecuteScalarAsync<long>(
            "SELECT COALESCE(MAX(stamp), 0) FROM responses_coder WHERE agency_id = @agencyId",
            new { agencyId },
            transaction
        );

    /// <summary>They changed again.</summary>
    public static Task Turn(DbTransaction transaction, Guid agencyId) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_coder (agency_id, stamp) VALUES (@agencyId, 1)
            ON CONFLICT (agency_id) DO UPDATE SET stamp = responses_coder.stamp + 1
            """,
            new { agencyId },
            transaction
        );

    private sealed record SeedLists(string[] En, string[] Es);

    private sealed record Row(string ThemeId, string Name, string Seeds, bool IsUsed)
    {
        public Theme Over(ImmutableArray<string> learned, bool isPraise)
        {
            var lists = JsonSerializer.Deserialize<SeedLists>(Seeds, JsonSerializerOptions.Web)!;
            return new Theme(
                ThemeId,
                JsonSerializer.Deserialize<LocalText>(Name, JsonSerializerOptions.Web)!,
                [.. lists.En],
                [.. lists.Es],
                learned
            )
            {
                IsUsed = IsUsed,
                IsOwn = true,
                IsPraise = isPraise,
            };
        }
    }
}
