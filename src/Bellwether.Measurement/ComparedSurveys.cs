using Bellwether.Statistics.Gap;

namespace Bellwether.Measurement;

/// <summary>The surveys of two periods as units of a comparison: one per collector and wording.</summary>
internal sealed class ComparedSurveys
{
    private readonly List<Survey> surveys;

    private ComparedSurveys(List<Survey> surveys) => this.surveys = surveys;

    /// <summary>True when all answers are on one scale, so that means may be compared.</summary>
    public bool OnOneScale =>
        surveys.Select(survey => survey.Any.Series.Form).Distinct().ToList() is [{ IsScale: true }];

    public long AnswersFrom => surveys.Sum(survey => survey.From.N);

    public long AnswersTo => surveys.Sum(survey => survey.To.N);

    /// <summary>Answers of the surveys that are in both periods.</summary>
    public (long From, long To) AnswersMatched
    {
        get
        {
            var both = surveys.Where(survey => survey is { From.N: > 0, To.N: > 0 }).ToList();
            return (both.Sum(survey => survey.From.N), both.Sum(survey => survey.To.N));
        }
    }

    public static ComparedSurveys Of(IReadOnlyList<Counted> from, IReadOnlyList<Counted> to)
    {
        var first = from.ToLookup(Key);
        var second = to.ToLookup(Key);
        return new ComparedSurveys([
            .. first
                .Select(same => same.Key)
                .Union(second.Select(same => same.Key))
                .Select(key => new Survey(
                    first[key].Concat(second[key]).First(),
                    AnswerSum.Of([.. first[key]]),
                    AnswerSum.Of([.. second[key]])
                ))
                .Where(survey => survey.From.N > 0 || survey.To.N > 0),
        ]);
    }

    public PeriodComparison Compare(ComparedIn how) =>
        PeriodComparison.Of([.. surveys.Select((survey, i) => Unit(survey, i, how))]);

    public ChangeParts Parts(PeriodComparison comparison, ComparedIn how)
    {
        var units = surveys.Select((survey, i) => Unit(survey, i, how)).ToList();
        var split = comparison.Parts.ToDictionary(part => part.Key, StringComparer.Ordinal);
        var matched = units.Where(unit => unit is { From: not null, To: not null }).ToList();
        if (matched.Count == 0)
            return new(comparison.Rate, comparison.Mix, comparison.Entered, comparison.Left, []);
        var middleFrom = Pooled(matched.Select(unit => unit.From!));
        var middleTo = Pooled(matched.Select(unit => unit.To!));
        double allFrom = AnswersFrom;
        double allTo = AnswersTo;
        return new ChangeParts(
            comparison.Rate,
            comparison.Mix,
            comparison.Entered,
            comparison.Left,
            [
                .. units
                    .Select(
                        (unit, i) =>
                            (unit.From, unit.To) switch
                            {
                                (not null, not null) => surveys[i]
                                    .Part(
                                        unit,
                                        Presence.Both,
                                        split[unit.Key].Rate,
                                        split[unit.Key].Mix
                                    ),
                                (null, { } to) => surveys[i]
                                    .Part(
                                        unit,
                                        Presence.Entered,
                                        0,
                                        to.N / allTo * (to.Mean - middleTo)
                                    ),
                                _ => surveys[i]
                                    .Part(
                                        unit,
                                        Presence.Left,
                                        0,
                                        -(unit.From!.N / allFrom * (unit.From.Mean - middleFrom))
                                    ),
                            }
                    )
                    .OrderByDescending(part => Math.Abs(part.Total))
                    .ThenBy(part => part.Collector.Name, StringComparer.Ordinal),
            ]
        );
    }

    private static double Pooled(IEnumerable<UnitFigures> figures)
    {
        var all = figures.ToList();
        return all.Sum(each => each.N * each.Mean) / all.Sum(each => (double)each.N);
    }

    private static UnitPeriods Unit(Survey survey, int number, ComparedIn how) =>
        new(
            number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Figures(survey.From, how),
            Figures(survey.To, how)
        );

    private static UnitFigures? Figures(AnswerSum sum, ComparedIn how) =>
        sum.N == 0 ? null
        : how == ComparedIn.Mean ? UnitFigures.Of(sum.Histogram!)
        : UnitFigures.OfShare(sum.Favourable, sum.N);

    private static (Guid CollectorId, ItemSeries Series) Key(Counted each) =>
        (each.Collector.CollectorId, each.Series);

    private sealed record Survey(Counted Any, AnswerSum From, AnswerSum To)
    {
        public SurveyPart Part(UnitPeriods unit, Presence presence, double rate, double mix) =>
            new(
                Any.Collector,
                Any.Item.Prompt.In("en"),
                presence,
                From.N,
                To.N,
                unit.From?.Mean,
                unit.To?.Mean,
                rate,
                mix,
                Any.Withheld
            );
    }
}
