using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Measurement;

/// <summary>What of the experience is linked with an outcome, and how strongly: importance with intervals, else rank correlations, else why neither.</summary>
public sealed class ReadImportance
{
    /// <summary>Fewer people than this, and importance is not told.</summary>
    public const long LeastForImportance = 200;

    /// <summary>Fewer people than this, and no correlation is told either.</summary>
    public const long LeastForRanks = 30;

    private readonly ReadCells cells;
    private readonly ReadTallies tallies;
    private readonly FindVersion versions;
    private readonly DriverSums sums;

    internal ReadImportance(
        ReadCells cells,
        ReadTallies tallies,
        FindVersion versions,
        DriverSums sums
    )
    {
        this.cells = cells;
        this.tallies = tallies;
        this.versions = versions;
        this.sums = sums;
    }

    /// <summary>The importance of each part; refused when there is no such measure.</summary>
    public async Task<Outcome<DriverImportance>> Run(
        FigureQuery query,
        CancellationToken cancel = default
    )
    {
        if (Measure.Find(query.Measure) is not { } outcome)
            return Refusals.NoMeasure(query.Measure);
        var asked = await Asked(query, outcome, cancel);
        var words = new ImportanceWords(outcome, query, asked);
        if (asked.Used.Count == 0)
            return words.Nothing();
        var pairs = await sums.Groups(query, asked.Used, cancel);
        if (pairs.Fewest < LeastForRanks)
            return words.TooFew(pairs);
        var version = asked.Used[0];
        var analysis = MakeImportance.Analyse(version, pairs, query.Rule.Level);
        if (analysis.Status == EstimateStatus.Enough)
            return words.Importance(
                analysis,
                MakeImportance.Parts(version, pairs, analysis),
                version
            );
        return words.Ranked(
            analysis,
            version,
            await Ranked(query, asked.Used, pairs, cancel),
            pairs
        );
    }

    private async Task<AskedParts> Asked(
        FigureQuery query,
        Measure outcome,
        CancellationToken cancel
    )
    {
        var answers = new Dictionary<Guid, long>();
        foreach (var cell in await cells.Run(Months(query), cancel))
            if (query.Channel is null || cell.Slice == query.Channel)
                answers[cell.VersionId] =
                    answers.GetValueOrDefault(cell.VersionId) + CellLayout.Responses(cell.Sums);
        var usable = new List<DriverVersion>();
        long promised = 0;
        long without = 0;
        foreach (var (id, people) in answers.OrderBy(each => each.Key))
        {
            if (await versions.Run(query.AgencyId, id, cancel) is not { } version)
                continue;
            var measured = GatherCounts.MeasuredItem(version, outcome.Key) is not null;
            if (DriverVersion.Of(version, outcome.Key) is not { } found)
                without += measured ? people : 0;
            else if (SmallGroups.Of(version) > 0)
                promised += people;
            else
                usable.Add(found);
        }
        // Sums of other words are never added: the wording that most people answered is reported.
        var alike = usable
            .GroupBy(each => each.Words, StringComparer.Ordinal)
            .OrderByDescending(same => same.Sum(each => answers[each.Version.VersionId]))
            .ToList();
        return new AskedParts(
            alike.Count == 0 ? [] : [.. alike[0]],
            alike.Count,
            alike.Skip(1).SelectMany(same => same).Sum(each => answers[each.Version.VersionId]),
            promised,
            without,
            await Filed(query, outcome, cancel)
        );
    }

    private async Task<long> Filed(FigureQuery query, Measure outcome, CancellationToken cancel)
    {
        long filed = 0;
        foreach (
            var tally in await tallies.Run(
                query.AgencyId,
                query.Scope.CollectorIds,
                query.Period.First,
                query.Period.Last,
                cancel
            )
        )
        {
            if (query.Channel is not null && tally.Slice.Channel != query.Channel)
                continue;
            if (
                await versions.Run(query.AgencyId, tally.VersionId, cancel) is { } version
                && DriverVersion.Of(version, outcome.Key) is { } asked
            )
                filed += tally
                    .Items.Where(each => each.ItemKey == asked.Outcome.Key && each.Withheld is null)
                    .Sum(each => each.Counts.Sum());
        }
        return filed;
    }

    private async Task<ImmutableArray<ImportantPart>> Ranked(
        FigureQuery query,
        IReadOnlyList<DriverVersion> used,
        GroupedPairs pairs,
        CancellationToken cancel
    )
    {
        var parts = ImmutableArray.CreateBuilder<ImportantPart>();
        for (var i = 0; i < used[0].Parts.Count; i++)
        {
            var correlation = RankCorrelation.Of(await sums.Crosstab(query, used, i, cancel));
            if (correlation.Value is not null)
                parts.Add(
                    MakeImportance.Ranked(
                        used[0].Parts[i],
                        correlation,
                        pairs.Performance[i],
                        pairs.Fewest
                    )
                );
        }
        return
        [
            .. parts
                .OrderByDescending(part => part.Correlation.Value)
                .ThenBy(part => part.Key, StringComparer.Ordinal),
        ];
    }

    private static CellQuery Months(FigureQuery query) =>
        new(
            query.AgencyId,
            query.Scope.CollectorIds,
            Cube.MonthChannel,
            Period.MonthNumber(query.Period.First),
            Period.MonthNumber(query.Period.Last)
        );
}

/// <summary>Which answers can be used to link parts with an outcome, and which cannot.</summary>
/// <param name="Used">Versions that ask the same; empty when there are none.</param>
/// <param name="Wordings">How many different wordings there are.</param>
/// <param name="OtherWords">Responses to the other wordings.</param>
/// <param name="Promised">Responses to forms that promised to show no small group.</param>
/// <param name="WithoutParts">Responses to forms that ask the outcome without parts on a scale.</param>
/// <param name="Filed">Answers that came as counts, which tell nothing of who answered what together.</param>
internal sealed record AskedParts(
    IReadOnlyList<DriverVersion> Used,
    int Wordings,
    long OtherWords,
    long Promised,
    long WithoutParts,
    long Filed
);
