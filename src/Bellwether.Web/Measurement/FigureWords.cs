using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Web.Components;
using MeasuredFigure = Bellwether.Measurement.Figure;

namespace Bellwether.Web.Measurement;

/// <summary>Makes what people see of a figure: the words of the one component that shows every number.</summary>
internal static class FigureWords
{
    private const int MostWordings = 8;

    /// <summary>The figure as it is shown.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="id">Unique on the page.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="compared">The same measure against the period before, or null when there is nothing to compare with.</param>
    public static FigureView View(
        Texts texts,
        string id,
        MeasuredFigure figure,
        PeriodsCompared? compared
    )
    {
        var language = Language.Current.Code;
        var enough = figure.Status == EstimateStatus.Enough;
        return new FigureView
        {
            Id = id,
            Name = figure.Measure.Name.In(language),
            ValueText = enough ? Numbers.Percent(texts, figure.Favourable) : null,
            Unit = texts["measurement.figure.unit"],
            IntervalText = Numbers.Range(texts, figure.Favourable),
            Answers = figure.Answers,
            ResponseRateText = RateText(texts, figure.ResponseRate),
            Mode = Mode(texts, figure),
            Verdict =
                compared is null || !enough
                    ? FigureVerdict.None
                    : Numbers.Verdict(compared.Verdict),
            ComparedWith = compared is null ? null : PeriodWords.Name(texts, compared.From),
            ChangeText = compared is null
                ? null
                : Numbers.Change(texts, compared.FavourableMatched.Change),
            ChangePartsText =
                compared is null || !enough
                    ? null
                    : string.Join(
                        " ",
                        new[]
                        {
                            ChangeWords.OneOfMany(texts, compared),
                            ChangeWords.Parts(texts, compared),
                        }.OfType<string>()
                    ),
            Period = PeriodWords.Full(texts, figure.Period),
            Method = figure.Explanation.Sentence.In(language),
            Cautions = enough ? Cautions(figure, language) : [],
            WhyNoValue = enough ? null : figure.Cautions.FirstOrDefault()?.In(language),
            NotCountedText = NotCounted(texts, figure),
            Steps = Steps(texts, figure, language),
        };
    }

    /// <summary>1.2 % of those offered; null when it is not known.</summary>
    public static string? RateText(Texts texts, ResponseRate rate) =>
        rate.Rate.Value is { } value
            ? texts.Say("measurement.figure.rate", Numbers.Percent(texts, value))
            : null;

    /// <summary>A channel's name in the language of the request.</summary>
    public static string ChannelName(Texts texts, string code) =>
        code.Length == 0
            ? texts["measurement.channel.unknown"]
            : Channel.Find(code)?.NameIn(Language.Current.Code) ?? code;

    private static string? NotCounted(Texts texts, MeasuredFigure figure) =>
        figure.NotCounted.IsDefaultOrEmpty
            ? null
            : texts.Count(
                "measurement.figure.not-counted",
                figure.NotCounted.Sum(each => each.Answers),
                string.Join(
                    ", ",
                    figure.NotCounted.Select(each =>
                        texts.Count($"measurement.figure.left-out.{each.Reason}", each.Answers)
                    )
                )
            );

    private static string? Mode(Texts texts, MeasuredFigure figure)
    {
        const int MostNamed = 3;
        var known = figure.Modes.Where(part => part.Name.Length > 0).ToList();
        if (known.Count == 0)
            return null;
        var named = known
            .Take(MostNamed)
            .Select(part => ChannelName(texts, part.Name).ToLower(Language.Current.Culture));
        return string.Join(", ", named)
            + (known.Count > MostNamed ? texts["measurement.figure.more-modes"] : "");
    }

    // That the offers are unknown stands in the figure's own line already.
    private static string[] Cautions(MeasuredFigure figure, string language) =>
        [
            .. figure
                .Cautions.Where(caution =>
                    figure.ResponseRate.Knowledge != OfferKnowledge.Unknown
                    || caution != figure.ResponseRate.Words
                )
                .Select(caution => caution.In(language)),
        ];

    private static IReadOnlyList<FigureStep> Steps(
        Texts texts,
        MeasuredFigure figure,
        string language
    ) =>
        [
            .. figure.Explanation.Sums.Select(sum => new FigureStep(
                sum.What.In(language),
                texts.Number(sum.Value)
            )),
            .. Mean(texts, figure),
            .. figure
                .Explanation.Wordings.Take(MostWordings)
                .Select(wording => new FigureStep(
                    texts["measurement.how.wording"],
                    texts.Count("measurement.how.answers", wording.Answers),
                    texts.Count("measurement.how.asked-by", wording.Collectors, wording.Prompt)
                )),
            .. MoreWordings(texts, figure),
            .. figure.Explanation.Exclusions.Select(exclusion => new FigureStep(
                texts["measurement.how.withheld"],
                texts.Count("measurement.how.answers", exclusion.Answers),
                exclusion.Why.In(language)
            )),
        ];

    private static IEnumerable<FigureStep> MoreWordings(Texts texts, MeasuredFigure figure)
    {
        var rest = figure.Explanation.Wordings.Skip(MostWordings).ToList();
        if (rest.Count > 0)
            yield return new FigureStep(
                texts.Count("measurement.how.more-wordings", rest.Count),
                texts.Count("measurement.how.answers", rest.Sum(wording => wording.Answers)),
                texts["measurement.how.in-the-file"]
            );
    }

    private static IEnumerable<FigureStep> Mean(Texts texts, MeasuredFigure figure)
    {
        if (figure.Mean is not { Value: { } mean, Interval: { } interval })
            yield break;
        yield return new FigureStep(
            texts["measurement.how.mean"],
            texts.Number(mean, 2),
            texts.Say(
                "measurement.how.mean-note",
                texts.Number(interval.Low, 2),
                texts.Number(interval.High, 2),
                Scale(figure)
            )
        );
    }

    private static string Scale(MeasuredFigure figure)
    {
        var values = figure.Distribution.Select(option => option.Value).OfType<int>().ToList();
        return values.Count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{values.Min()}–{values.Max()}");
    }
}
