using System.Text;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Dapper;

namespace Bellwether.Collection.Tests.Sources;

/// <summary>An agency that imports files with mappings.</summary>
public sealed class SourcesWorld : IAsyncDisposable
{
    private readonly CollectionWorld world;

    private SourcesWorld(CollectionWorld world) => this.world = world;

    public CollectionWorld Inner => world;

    public Guid AgencyId => world.Agency.AgencyId;

    public static async Task<SourcesWorld> Open(
        CollectionDatabase database,
        string? spoolFolder = null
    ) =>
        new(
            await CollectionWorld.Open(
                database,
                sources: spoolFolder is null
                    ? null
                    : new SourceSettings { SpoolFolder = spoolFolder }
            )
        );

    public ValueTask DisposeAsync() => world.DisposeAsync();

    public T Get<T>()
        where T : notnull => world.Get<T>();

    public static Mapping Map(string json)
    {
        var mapping = MappingDocument.Read(json);
        Assert.True(
            mapping.IsDone,
            $"{mapping.Refusal?.Message} {string.Join(' ', mapping.Refusal?.Faults ?? [])}"
        );
        return mapping.Value;
    }

    /// <summary>id, date, rating from 1 to 5, words.</summary>
    public static Mapping Simple(string more = "") =>
        Map(
            $$"""
            {
              "mapping": 1, "name": "Counter cards", "kind": "feedback", "source": "cards", {{more}}
              "id": { "column": "id" }, "date": { "column": "date" },
              "service": { "constant": "Renewing a passport" }, "channel": { "constant": "paper" },
              "items": [
                { "item": "overall", "shape": "rating", "column": "rating", "measures": "satisfaction", "scale": { "from": 1, "to": 5 } },
                { "item": "comment", "shape": "comment", "column": "comment" }
              ]
            }
            """
        );

    public Task<Outcome<FeedbackImported>> Try(
        string file,
        Mapping? mapping = null,
        string name = "cards.csv"
    ) => Try(Encoding.UTF8.GetBytes(file), mapping, name);

    public Task<Outcome<FeedbackImported>> Try(
        byte[] file,
        Mapping? mapping = null,
        string name = "cards.csv"
    ) =>
        Get<ImportFeedback>()
            .Run(
                world.Ana,
                new FeedbackToImport(new MemoryStream(file), name, mapping ?? Simple())
            );

    public async Task<FeedbackImported> Import(string file, Mapping? mapping = null)
    {
        var outcome = await Try(file, mapping);
        Assert.True(
            outcome.IsDone,
            $"{outcome.Refusal?.Message} {string.Join(' ', outcome.Refusal?.Faults ?? [])}"
        );
        return outcome.Value;
    }

    public Task<Outcome<Batch>> Undo(Guid batchId) => Get<UndoBatch>().Run(world.Ana, batchId);

    public async Task<IReadOnlyList<Guid>> Collectors() =>
        [.. (await Get<ListCollectors>().Run(AgencyId)).Select(collector => collector.CollectorId)];

    public async Task<IReadOnlyList<Cell>> Cells(Cube cube = Cube.QuarterChannel) =>
        await Get<ReadCells>()
            .Run(new CellQuery(AgencyId, await Collectors(), cube, 0, int.MaxValue));

    public async Task<IReadOnlyList<Comment>> Comments() =>
        [
            .. (
                await Get<ListComments>()
                    .Run(
                        new CommentQuery(AgencyId, await Collectors(), 10_000)
                        {
                            Reader = CommentReader.Screener,
                        }
                    )
            ).Select(each => each.Comment),
        ];

    /// <summary>How often each option of the rating was chosen, from 1 to 5, in all quarters.</summary>
    public async Task<string> Ratings(string item = "overall")
    {
        var sums = new long[5];
        foreach (var cell in await Cells())
        {
            var version = await Get<FindVersion>().Run(AgencyId, cell.VersionId);
            var place = CellLayout.Of(version!, Cube.QuarterChannel).Find(item)!;
            var counts = place.Counts(cell.Sums);
            for (var i = 0; i < 5; i++)
                sums[i] += counts[i];
        }
        return string.Join(' ', sums);
    }

    /// <summary>Counts everything again: rebuilt must be maintained.</summary>
    public async Task AssertLaw()
    {
        var verified = await Get<VerifyResponses>().Run(AgencyId, []);
        Assert.True(verified.IsSound, string.Join('\n', verified.First));
    }

    /// <summary>Every fact of the agency that an import can change, as text.</summary>
    public async Task<IReadOnlyList<string>> Everything(bool withBatches = true)
    {
        var all = new List<string>();
        foreach (var cube in Enum.GetValues<Cube>())
            all.AddRange(
                (await Cells(cube))
                    .Where(cell => cell.Sums.Any(sum => sum != 0))
                    .Select(cell =>
                        $"cell {cell.CollectorId} {cube} {cell.VersionId} {cell.Period} {cell.Slice} {string.Join(' ', cell.Sums)}"
                    )
            );
        all.AddRange((await Comments()).Select(comment => $"{comment}"));
        all.AddRange(
            await world.Db.Read(async connection =>
                (
                    await connection.QueryAsync<(Guid Id, long Day, long Disposition)>(
                        "SELECT response_id, day, disposition FROM responses_response WHERE agency_id = @AgencyId",
                        new { AgencyId }
                    )
                ).Select(row => $"response {row}")
            )
        );
        if (withBatches)
        {
            all.AddRange(
                (await Get<ListBatches>().Run(AgencyId)).Select(batch =>
                    $"batch {batch with { Report = null!, TouchedAt = default, StartedAt = default, FinishedAt = null }} {System.Text.Json.JsonSerializer.Serialize(batch.Report)}"
                )
            );
            all.AddRange(
                await world.Db.Read(async connection =>
                    (
                        await connection.QueryAsync<(long Row, string Cells)>(
                            "SELECT row_number, cells FROM collection_batch_row WHERE agency_id = @AgencyId",
                            new { AgencyId }
                        )
                    ).Select(row => $"kept {row}")
                )
            );
        }
        return [.. all.Order(StringComparer.Ordinal)];
    }

    public static string? Shared(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null)
        {
            var found = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(found))
                return found;
            folder = folder.Parent;
        }
        return null;
    }
}
