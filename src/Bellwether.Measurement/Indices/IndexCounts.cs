using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Answers to one question of a service on one channel in one quarter.</summary>
internal sealed record ChannelAnswers(
    Guid ServiceId,
    int Period,
    string Channel,
    string Of,
    long Hits,
    long N
);

/// <summary>The two lists of reasons of a service on one channel in one quarter.</summary>
internal sealed record ChannelReasons(Guid ServiceId, int Period, string Channel, Branches Lists);

/// <summary>Everything that an index of a run of quarters is made of, read once for all services.</summary>
internal sealed record IndexCounts(
    ILookup<(Guid Service, int Period), ChannelAnswers> Answers,
    ILookup<(Guid Service, int Period), ChannelReasons> Reasons,
    ILookup<Guid, OperationalFact> Facts,
    ILookup<Guid, VolumeFact> Volumes
);

/// <summary>Gathers what an index is made of.</summary>
internal sealed class GatherIndex(
    GatherCounts gather,
    ReadCells cells,
    FindVersion versions,
    ReadFacts facts,
    ReadVolumes volumes
)
{
    // The question that leads to the lists of reasons.
    private const string Leading = "trust";
    private const int YearsOfFacts = 3;

    public async Task<IndexCounts> Run(
        Guid agencyId,
        IndexDefinition definition,
        Scope scope,
        Period first,
        Period last,
        CancellationToken cancel
    )
    {
        var ways = definition.Parts.SelectMany(part => part.Ways).ToList();
        var answers = new List<ChannelAnswers>();
        foreach (
            var of in ways.Where(way => way.Kind == WayKind.Answers)
                .Select(way => way.Of)
                .Distinct()
        )
            answers.AddRange(await Answers(agencyId, scope, of, first, last, cancel));
        var reasons = ways.Any(way => way.Kind == WayKind.Named)
            ? await Reasons(agencyId, scope, first, last, cancel)
            : [];
        return new IndexCounts(
            answers.ToLookup(each => (each.ServiceId, each.Period)),
            reasons.ToLookup(each => (each.ServiceId, each.Period)),
            (
                await facts.Run(
                    agencyId,
                    first.First.AddYears(-YearsOfFacts),
                    last.Last,
                    null,
                    cancel
                )
            ).ToLookup(fact => fact.ServiceId),
            (await volumes.Run(new VolumeQuery(agencyId, first.First, last.Last), cancel)).ToLookup(
                fact => fact.ServiceId
            )
        );
    }

    private async Task<IEnumerable<ChannelAnswers>> Answers(
        Guid agencyId,
        Scope scope,
        string of,
        Period first,
        Period last,
        CancellationToken cancel
    ) =>
        from each in (await gather.Run(agencyId, scope, of, first, last, cancel)).Kept
        group each by (
            each.Collector.ServiceId,
            each.Period,
            Channel: Channel(each.Channel, each.Collector)
        ) into same
        select new ChannelAnswers(
            same.Key.ServiceId,
            same.Key.Period,
            same.Key.Channel,
            of,
            same.Sum(each => each.Favourable),
            same.Sum(each => each.Answers)
        );

    private async Task<List<ChannelReasons>> Reasons(
        Guid agencyId,
        Scope scope,
        Period first,
        Period last,
        CancellationToken cancel
    )
    {
        var span = Span.Of(first, last);
        var collectors = scope.Collectors.ToDictionary(collector => collector.CollectorId);
        var found = new List<ChannelReasons>();
        foreach (
            var cell in await cells.Run(
                new CellQuery(agencyId, scope.CollectorIds, span.Cube, span.From, span.To),
                cancel
            )
        )
        {
            if (
                await versions.Run(agencyId, cell.VersionId, cancel) is { } version
                && SmallGroups.Of(version) == 0
                && Branches.Of(version, Leading, cell, span.Cube) is { } lists
            )
                found.Add(
                    new ChannelReasons(
                        collectors[cell.CollectorId].ServiceId,
                        cell.Period,
                        Channel(cell.Slice, collectors[cell.CollectorId]),
                        lists
                    )
                );
        }
        return found;
    }

    private static string Channel(string slice, ScopedCollector collector) =>
        slice.Length > 0 ? slice : collector.Channel;
}
