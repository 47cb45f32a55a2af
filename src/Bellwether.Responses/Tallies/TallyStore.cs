using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Tallies: append-only facts.</summary>
internal sealed class TallyStore(Db db)
{
    private const int CollectorsAtOnce = 200;

    public const string Select = """
        SELECT tally_id AS TallyId, collector_id AS CollectorId, agency_id AS AgencyId, version_id AS VersionId,
            external_id AS ExternalId, first_day AS FirstDay, last_day AS LastDay, quarter_month AS QuarterMonth,
            slice AS Slice, respondents AS Respondents, items AS Items, source AS Source
        FROM responses_tally
        """;

    /// <summary>Inserts a tally; false when one with its external id is there already.</summary>
    public static async Task<bool> Insert(DbTransaction transaction, NewTally tally) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO responses_tally (collector_id, tally_id, agency_id, version_id, external_id, first_day, last_day,
                quarter_month, slice, respondents, items, source, batch_id)
            VALUES (@CollectorId, @TallyId, @AgencyId, @VersionId, @ExternalId, @First, @Last, @quarter, @slice,
                @Respondents, @items, @Source, @BatchId)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                tally.CollectorId,
                tally.TallyId,
                tally.AgencyId,
                tally.Version.VersionId,
                tally.ExternalId,
                tally.First,
                tally.Last,
                quarter = (long?)tally.QuarterFirstMonth,
                slice = tally.Slice.Text,
                tally.Respondents,
                items = Write(tally.Items),
                tally.Source,
                tally.BatchId,
            },
            transaction
        ) == 1;

    /// <summary>The tally that is already there under that external id.</summary>
    public static Task<TallyRow?> Find(DbTransaction transaction, NewTally tally) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<TallyRow>(
            Select + " WHERE collector_id = @CollectorId AND external_id = @ExternalId",
            new { tally.CollectorId, tally.ExternalId },
            transaction
        );

    /// <summary>The tallies of some collectors that touch the days, in one read per two hundred collectors.</summary>
    public async Task<IReadOnlyList<TallyRow>> Read(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var all = new List<TallyRow>();
        foreach (var some in collectorIds.Distinct().Chunk(CollectorsAtOnce))
        {
            var values = new DynamicParameters(
                new
                {
                    agencyId,
                    first,
                    last,
                }
            );
            for (var i = 0; i < some.Length; i++)
                values.Add($"c{i}", some[i]);
            var names = string.Join(", ", some.Select((_, i) => $"@c{i}"));
            all.AddRange(
                await db.Read(
                    connection =>
                        connection.QueryAsync<TallyRow>(
                            new CommandDefinition(
                                $"{Select} WHERE collector_id IN ({names}) AND agency_id = @agencyId AND first_day <= @last AND last_day >= @first",
                                values,
                                cancellationToken: cancel
                            )
                        ),
                    cancel
                )
            );
        }
        return all;
    }

    public static string Write(IReadOnlyList<ItemTally> items) =>
        JsonSerializer.Serialize(
            items.Select(item => new StoredItem(
                item.ItemKey,
                [.. item.Counts],
                item.Withheld,
                item.Asked,
                item.Answered
            )),
            JsonSerializerOptions.Web
        );

    public static IReadOnlyList<ItemTally> ReadItems(string json) =>
        [
            .. JsonSerializer
                .Deserialize<List<StoredItem>>(json, JsonSerializerOptions.Web)!
                .Select(item => new ItemTally(item.Key, [.. item.Counts], item.Withheld)
                {
                    Asked = item.Asked,
                    Answered = item.Answered,
                }),
        ];

    private sealed record StoredItem(
        string Key,
        ImmutableArray<long> Counts,
        string? Withheld,
        long? Asked,
        long? Answered
    );
}

/// <summary>A tally as it lies in the table.</summary>
internal sealed record TallyRow(
    Guid TallyId,
    Guid CollectorId,
    Guid AgencyId,
    Guid VersionId,
    string ExternalId,
    DateOnly FirstDay,
    DateOnly LastDay,
    long? QuarterMonth,
    string Slice,
    long? Respondents,
    string Items,
    string Source
)
{
    public CountedTally ToCounted() =>
        new(
            AgencyId,
            CollectorId,
            FirstDay,
            LastDay,
            (int?)QuarterMonth,
            Responses.Slice.Read(Slice),
            Respondents,
            TallyStore.ReadItems(Items)
        );

    public Tally ToTally() =>
        new(
            TallyId,
            CollectorId,
            VersionId,
            ExternalId,
            FirstDay,
            LastDay,
            Responses.Slice.Read(Slice),
            Respondents,
            TallyStore.ReadItems(Items),
            Source
        );
}
