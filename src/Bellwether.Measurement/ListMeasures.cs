using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Which measures a scope asked about, and how many answered in each period: what a page can show.</summary>
public sealed class ListMeasures
{
    private readonly ReadCells cells;
    private readonly FindVersion versions;

    internal ListMeasures(ReadCells cells, FindVersion versions)
    {
        this.cells = cells;
        this.versions = versions;
    }

    /// <summary>The measures, in the order of the form; those that nobody answered are left out.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="scope">Whose answers.</param>
    /// <param name="first">The first fiscal quarter.</param>
    /// <param name="last">The last one.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyList<MeasureAsked>> Run(
        Guid agencyId,
        Scope scope,
        Period first,
        Period last,
        CancellationToken cancel = default
    )
    {
        var span = Span.Of(first, last);
        var read = await cells.Run(
            new CellQuery(agencyId, scope.CollectorIds, span.Cube, span.From, span.To),
            cancel
        );
        var answers = new Dictionary<(string Measure, int Period), long>();
        foreach (var same in read.GroupBy(cell => cell.VersionId))
        {
            if (await versions.Run(agencyId, same.Key, cancel) is not { } version)
                continue;
            var layout = CellLayout.Of(version, span.Cube);
            foreach (var measure in Measure.All)
            {
                if (GatherCounts.MeasuredItem(version, measure.Key) is not { } item)
                    continue;
                var place = layout.Find(item.Key)!;
                foreach (var cell in same)
                {
                    var key = (measure.Key, cell.Period);
                    var answered = Answered(item, place.Counts(cell.Sums));
                    if (!SmallGroups.KeepsBack(version, answered, span.Cube == Cube.QuarterChannel))
                        answers[key] = answers.GetValueOrDefault(key) + answered;
                }
            }
        }
        return
        [
            .. from measure in Measure.All
            let periods = answers.Where(each => each.Key.Measure == measure.Key && each.Value > 0)
            where periods.Any()
            select new MeasureAsked(
                measure,
                [
                    .. periods
                        .OrderBy(each => each.Key.Period)
                        .Select(each => new PeriodAnswers(
                            span.Days(each.Key.Period).First,
                            each.Value
                        )),
                ]
            ),
        ];
    }

    private static long Answered(Item item, ReadOnlySpan<long> counts)
    {
        long sum = 0;
        for (var option = 0; option < counts.Length; option++)
            if (AnswerForm.IsAnswer(item, option))
                sum += counts[option];
        return sum;
    }
}

/// <summary>A measure that was asked about.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Periods">Answers in each period that has any, in order.</param>
public sealed record MeasureAsked(Measure Measure, ImmutableArray<PeriodAnswers> Periods);

/// <summary>How many answered in a period.</summary>
/// <param name="First">First day of the period.</param>
/// <param name="Answers">How many.</param>
public sealed record PeriodAnswers(DateOnly First, long Answers);
