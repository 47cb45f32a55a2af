using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>A journey with the figures of its stages, as far as they lie within the reader's reach.</summary>
internal sealed class ReadJourneyView(
    Reader reader,
    ReadJourneys readJourneys,
    ReadPeople readPeople,
    Scopes scopes,
    ReadFigure readFigure,
    ReadPairs readPairs,
    ReadSplit readSplit,
    ListIndices listIndices
)
{
    public async Task<JourneyView?> Run(
        HttpContext http,
        string slug,
        string? asked,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var agencyId = desk.Agency.AgencyId;
        var journey = (await readJourneys.Run(agencyId, cancel)).FirstOrDefault(each =>
            each.Slug == slug
        );
        if (journey is null)
            return null;
        var read = asked is null ? default : desk.Calendar.Read(asked);
        var period =
            asked is not null && read.IsDone && read.Value.Grain == Grain.Quarter
                ? read.Value
                : desk.Before(desk.ThisQuarter);
        var reach = await Reach(http, journey, cancel);
        var indices = await listIndices.Run(agencyId, cancel);
        var pairs = await Pairs(agencyId, journey, period, reach, cancel);
        var stages = new List<StageView>();
        for (var i = 0; i < journey.Stages.Count; i++)
        {
            var stage = journey.Stages[i];
            var figures = new List<StageFigure>();
            foreach (var measure in stage.Measures)
                figures.Add(
                    new StageFigure(measure, await Figure(agencyId, measure, period, reach, cancel))
                );
            stages.Add(
                new StageView(
                    stage,
                    figures,
                    pairs[i],
                    await Spreads(agencyId, stage, period, reach, indices, cancel)
                )
            );
        }
        var people = await readPeople.Run(agencyId, cancel);
        return new JourneyView(
            journey,
            period,
            stages,
            [.. people.Segments.Where(each => journey.Segments.Contains(each.Slug))]
        );
    }

    private async Task<Dictionary<Guid, Scope>> Reach(
        HttpContext http,
        Journey journey,
        CancellationToken cancel
    )
    {
        var wanted = journey
            .Stages.SelectMany(stage => stage.Measures.Concat(stage.Mirrors))
            .Select(each => each.Service.ServiceId)
            .ToHashSet();
        var found = new Dictionary<Guid, Scope>();
        foreach (var service in await reader.Services(http, Permission.ReadFigures, cancel))
            if (wanted.Contains(service.ServiceId))
                found[service.ServiceId] = await scopes.OfService(
                    service,
                    Language.Current.Code,
                    cancel
                );
        return found;
    }

    private async Task<Bellwether.Measurement.Figure?> Figure(
        Guid agencyId,
        StageMeasure measure,
        Period period,
        Dictionary<Guid, Scope> reach,
        CancellationToken cancel
    )
    {
        if (!reach.TryGetValue(measure.Service.ServiceId, out var scope))
            return null;
        var figure = await readFigure.Run(
            new FigureQuery(agencyId, scope, measure.Measure, period) { Channel = measure.Channel },
            cancel
        );
        return figure.IsDone ? figure.Value : null;
    }

    private async Task<IReadOnlyList<IReadOnlyList<StagePair>>> Pairs(
        Guid agencyId,
        Journey journey,
        Period period,
        Dictionary<Guid, Scope> reach,
        CancellationToken cancel
    )
    {
        var asked = new List<PairAsked>();
        for (var i = 0; i < journey.Stages.Count; i++)
            asked.AddRange(
                journey
                    .Stages[i]
                    .Mirrors.Where(each => reach.ContainsKey(each.Service.ServiceId))
                    .Select(each => new PairAsked(
                        $"{i}/{each}",
                        reach[each.Service.ServiceId],
                        each.Measure,
                        each.Channel
                    ))
            );
        var found = (
            await readPairs.Run(new PairsQuery(agencyId, asked, period), cancel)
        ).Value.ToDictionary(pair => pair.Key, StringComparer.Ordinal);
        return
        [
            .. journey.Stages.Select(
                (stage, i) =>
                    (IReadOnlyList<StagePair>)
                        [
                            .. stage.Mirrors.Select(each => new StagePair(
                                each,
                                found.GetValueOrDefault($"{i}/{each}")
                            )),
                        ]
            ),
        ];
    }

    private async Task<IReadOnlyList<SpreadFigure>> Spreads(
        Guid agencyId,
        JourneyStage stage,
        Period period,
        Dictionary<Guid, Scope> reach,
        IReadOnlyList<IndexDefinition> indices,
        CancellationToken cancel
    )
    {
        if (
            stage.Measures.FirstOrDefault() is not { } first
            || !reach.TryGetValue(first.Service.ServiceId, out var scope)
        )
            return [];
        var target = TargetOf.Measure(indices, first.Service.Audience, first.Measure);
        var found = new List<SpreadFigure>();
        foreach (var by in new[] { SplitBy.Location, SplitBy.Channel })
        {
            var split = await readSplit.Run(
                new SplitQuery(agencyId, scope, first.Measure, period, by),
                cancel
            );
            if (split.IsDone && MakeSpread.Of(split.Value, target) is { } spread)
                found.Add(spread);
        }
        return found;
    }
}
