using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Scores;

namespace Bellwether.Measurement;

/// <summary>What people name as gone well and not gone well, with denominators inside the branch that saw the list.</summary>
public sealed class ReadDrivers
{
    /// <summary>Fewer people who were not favourable than this, and no reason is called the one named most.</summary>
    public const long LeastForMostNamed = 100;

    private readonly ReadCells cells;
    private readonly FindVersion versions;
    private readonly SmallGroups groups;

    internal ReadDrivers(ReadCells cells, FindVersion versions, SmallGroups groups)
    {
        this.groups = groups;
        this.cells = cells;
        this.versions = versions;
    }

    /// <summary>The drivers named; refused when there is no such measure.</summary>
    public async Task<Outcome<DriversNamed>> Run(
        FigureQuery query,
        CancellationToken cancel = default
    )
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        var branches = await Gather(query, measure, cancel);
        // Lists that offer other drivers cannot be put together: the one most people saw is reported.
        var lists = branches
            .GroupBy(each => each.Offer)
            .OrderByDescending(same => same.Sum(each => each.Shown))
            .ToList();
        return lists.Count == 0
            ? Nothing(measure, query)
            : Report(measure, query, [.. lists[0]], [.. lists.Skip(1).SelectMany(same => same)]);
    }

    private async Task<List<Branches>> Gather(
        FigureQuery query,
        Measure measure,
        CancellationToken cancel
    )
    {
        var span = Span.Of(query.Period);
        var read = await cells.Run(
            new CellQuery(query.AgencyId, query.Scope.CollectorIds, span.Cube, span.From, span.To),
            cancel
        );
        var found = new List<Branches>();
        var collectors = query.Scope.Collectors.ToDictionary(each => each.CollectorId);
        DateOnly? today = null;
        foreach (
            var cell in read.Where(cell => query.Channel is null || cell.Slice == query.Channel)
        )
        {
            if (await versions.Run(query.AgencyId, cell.VersionId, cancel) is not { } version)
                continue;
            if (Branches.Of(version, measure.Key, cell, span.Cube) is not { } branches)
                continue;
            if (SmallGroups.Of(version) > 0)
            {
                today ??= await groups.Today(query.AgencyId, cancel);
                var whole = span.IsWhole(collectors[cell.CollectorId], cell.Period, today.Value);
                if (
                    SmallGroups.KeepsBack(version, branches.Favourable, whole)
                    || SmallGroups.KeepsBack(version, branches.Unfavourable, whole)
                )
                    continue;
            }
            found.Add(branches);
        }
        return found;
    }

    private static DriversNamed Nothing(Measure measure, FigureQuery query) =>
        new(
            measure,
            query.Scope,
            query.Period,
            0,
            0,
            [],
            null,
            EstimateStatus.NoAnswers,
            LocalText.Of(
                "No form in this period asked what went well or wrong.",
                "Ningún formulario de este periodo preguntó qué salió bien o mal."
            ),
            []
        );

    private static DriversNamed Report(
        Measure measure,
        FigureQuery query,
        List<Branches> same,
        List<Branches> other
    )
    {
        var praised = same.Sum(each => each.Favourable);
        var blamed = same.Sum(each => each.Unfavourable);
        var keys = same[0].Offer.Split(' ');
        var ticks = keys.Select(
                (key, i) =>
                    new A11DriverTicks(
                        key,
                        same.Sum(each => each.Praised[i]),
                        same.Sum(each => each.Blamed[i])
                    )
            )
            .ToList();
        var few = Math.Min(praised, blamed) < ReadFigure.FewestAnswers;
        var named = few
            ? []
            : A11Drivers
                .Of(praised, blamed, ticks)
                .Select(
                    (driver, i) =>
                        new NamedDriver(keys[i], same[0].Labels[i], same[0].PraiseLabels[i], driver)
                )
                .OrderByDescending(driver => driver.Named.BlameShare.Value)
                .ToImmutableArray();
        var most = blamed < LeastForMostNamed ? null : MostNamed(named);
        return new DriversNamed(
            measure,
            query.Scope,
            query.Period,
            praised,
            blamed,
            named,
            most?.Key,
            few ? EstimateStatus.TooFew : EstimateStatus.Enough,
            Say(few, blamed, most),
            other.Count == 0
                ? []
                :
                [
                    new Exclusion(
                        "drivers.other-list",
                        LocalText.Of(
                            "Another list of reasons was offered.",
                            "Se ofreció otra lista de razones."
                        ),
                        other.Select(each => each.VersionId).Distinct().Count(),
                        other.Sum(each => each.Shown)
                    ),
                ]
        );
    }

    // It stands out when its interval lies above that of the next.
    private static NamedDriver? MostNamed(ImmutableArray<NamedDriver> named) =>
        named.Length >= 2
        && named[0].Named.BlameShare.Interval is { } first
        && named[1].Named.BlameShare.Interval is { } second
        && first.Low > second.High
            ? named[0]
            : null;

    private static LocalText Say(bool few, long blamed, NamedDriver? most)
    {
        if (few)
            return LocalText.Of(
                $"A list was shown to fewer than {ReadFigure.FewestAnswers} people; rates are shown from there on.",
                $"Una lista se mostró a menos de {ReadFigure.FewestAnswers} personas; las proporciones se muestran a partir de ahí."
            );
        if (blamed < LeastForMostNamed)
            return LocalText.Of(
                $"{Write.Count(blamed)} people were not favourable. Which reason they name most is told from {LeastForMostNamed}; each share stands with its range.",
                $"{Write.Count(blamed)} personas dieron una respuesta desfavorable. Qué razón nombran más se dice a partir de {LeastForMostNamed}; cada proporción va con su margen."
            );
        if (most is null)
            return LocalText.Of(
                $"Among the {Write.Count(blamed)} who were not favourable no reason is named clearly more often than the others.",
                $"Entre las {Write.Count(blamed)} personas con respuesta desfavorable ninguna razón se nombra claramente más que las demás."
            );
        var share = Write.Percent(most.Named.Blame.Value!.Value);
        return LocalText.Of(
            $"Most named by the {Write.Count(blamed)} who were not favourable: “{most.Label.In("en")}” ({share} of them).",
            $"Lo más nombrado por las {Write.Count(blamed)} personas con respuesta desfavorable: «{most.Label.In("es")}» ({share})."
        );
    }
}

/// <summary>The two lists of one cell: who saw them, and what was ticked.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Offer">The drivers offered, by key, in order.</param>
/// <param name="Labels">What respondents read on the list of what did not go well.</param>
/// <param name="PraiseLabels">What they read on the list of what did.</param>
/// <param name="Favourable">Who saw the list of what went well.</param>
/// <param name="Unfavourable">Who saw the list of what did not.</param>
/// <param name="Praised">Ticks per driver on the first list.</param>
/// <param name="Blamed">Ticks per driver on the second list.</param>
internal sealed record Branches(
    Guid VersionId,
    string Offer,
    ImmutableArray<LocalText> Labels,
    ImmutableArray<LocalText> PraiseLabels,
    long Favourable,
    long Unfavourable,
    ImmutableArray<long> Praised,
    ImmutableArray<long> Blamed
)
{
    public long Shown => Favourable + Unfavourable;

    /// <summary>The lists that the answer to the measure's question leads to; null when the version has not both.</summary>
    public static Branches? Of(InstrumentVersion version, string measure, Cell cell, Cube cube)
    {
        if (GatherCounts.MeasuredItem(version, measure) is not { } asked)
            return null;
        var favourable = asked
            .Options.Where(option => option.Favourable)
            .Select(option => option.Key)
            .ToHashSet(StringComparer.Ordinal);
        var lists = version
            .Items.Where(item =>
                item.Kind == ItemKind.MultiChoice && item.AskedWhen?.ItemKey == asked.Key
            )
            .ToList();
        var well = lists.Find(item => item.AskedWhen!.OptionKeys.All(favourable.Contains));
        var wrong = lists.Find(item => !item.AskedWhen!.OptionKeys.Any(favourable.Contains));
        if (well is null || wrong is null)
            return null;
        var layout = CellLayout.Of(version, cube);
        var praise = layout.Find(well.Key)!;
        var blame = layout.Find(wrong.Key)!;
        var keys = wrong
            .Options.Select(option => option.Key)
            .Where(key => well.Options.Any(option => option.Key == key))
            .ToList();
        return new Branches(
            version.VersionId,
            string.Join(' ', keys),
            [.. keys.Select(key => wrong.Options.First(option => option.Key == key).Label)],
            [.. keys.Select(key => well.Options.First(option => option.Key == key).Label)],
            praise.Asked(cell.Sums),
            blame.Asked(cell.Sums),
            Ticks(well, keys, praise.Counts(cell.Sums)),
            Ticks(wrong, keys, blame.Counts(cell.Sums))
        );
    }

    private static ImmutableArray<long> Ticks(
        Item list,
        List<string> keys,
        ReadOnlySpan<long> counts
    )
    {
        var ticks = ImmutableArray.CreateBuilder<long>(keys.Count);
        foreach (var key in keys)
        {
            for (var i = 0; i < list.Options.Length; i++)
                if (list.Options[i].Key == key)
                    ticks.Add(counts[i]);
        }
        return ticks.MoveToImmutable();
    }
}
