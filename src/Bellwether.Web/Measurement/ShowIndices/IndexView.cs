using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Components;
using TrendPoint = Bellwether.Web.Components.Charts.TrendPoint;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>Words and rows of an index as pages show them. Nothing here computes.</summary>
internal static class IndexView
{
    /// <summary>71.4, or an empty string.</summary>
    public static string Score(Texts texts, double? score) =>
        score is { } value ? texts.Number(value, 1) : "";

    /// <summary>69.2 to 73.0, or null.</summary>
    public static string? Range(Texts texts, Estimate score) =>
        score.Interval is { } interval
            ? texts.Say(
                "components.chart.range",
                texts.Number(interval.Low, 1),
                texts.Number(interval.High, 1)
            )
            : null;

    /// <summary>The figure with what keeps it honest.</summary>
    public static FigureView Figure(Texts texts, string id, IndexFigure figure, IndexMove? move)
    {
        var language = Language.Current.Code;
        var shown = figure.Score.Value is not null;
        return new FigureView
        {
            Id = id,
            Name = figure.Definition.Title.In(language),
            ValueText = shown ? Score(texts, figure.Score.Value) : null,
            Unit = texts["measurement.index.unit"],
            IntervalText = Range(texts, figure.Score),
            Answers = figure.Answers,
            ResponseRateText = texts.Say(
                "measurement.index.coverage-of",
                texts.Number(figure.Coverage * 100, 0)
            ),
            Verdict = move is null ? FigureVerdict.None : Numbers.Verdict(move.Verdict),
            ComparedWith = move is null ? null : PeriodWords.Name(texts, move.From),
            ChangeText = move is null ? null : Change(texts, move),
            Period = PeriodWords.Full(texts, figure.Period),
            Method = texts.Say("measurement.index.method", figure.Definition.Name),
            DataHref = Csv(figure.Definition.Name, figure.Period),
            Cautions = shown ? [.. figure.Cautions.Select(caution => caution.In(language))] : [],
            WhyNoValue = figure.WhyNot?.In(language),
            Steps = Steps(texts, figure, language),
        };
    }

    /// <summary>−1.4 points (−3.0 to +0.2).</summary>
    public static string Change(Texts texts, IndexMove move) =>
        texts.Say(
            "measurement.change",
            texts.Change(move.Change.Value!.Value, 1),
            texts.Change(move.Change.Interval!.Value.Low, 1),
            texts.Change(move.Change.Interval.Value.High, 1)
        );

    /// <summary>The file behind an index.</summary>
    public static string Csv(string index, Period period) =>
        $"/files/indices.csv?index={index}&period={period.Name}";

    /// <summary>The quarters as points of a chart.</summary>
    public static IReadOnlyList<TrendPoint> Trend(
        Texts texts,
        IReadOnlyList<IndexFigure> figures
    ) =>
        [
            .. figures.Select(figure => new TrendPoint(
                PeriodWords.Short(figure.Period),
                figure.Score.Value,
                figure.Score.Interval?.Low,
                figure.Score.Interval?.High,
                figure.Answers
            )
            {
                Period = PeriodWords.Name(texts, figure.Period),
                Partial = figure.IsProvisional,
            }),
        ];

    /// <summary>The value of a part as it was measured: 71 % of 120 answers, website.</summary>
    public static string Measured(Texts texts, PartChannel channel)
    {
        var value = channel.Value.Value!.Value * 100;
        var where =
            channel.Channel.Length == 0
                ? texts["measurement.index.all-channels"]
                : FigureWords.ChannelName(texts, channel.Channel);
        return channel.Way.Kind switch
        {
            WayKind.Named => texts.Say(
                "measurement.index.value-named",
                texts.Change(value, 0),
                texts.Number(channel.Value.N),
                where
            ),
            WayKind.Operation => texts.Say(
                "measurement.index.value-counted",
                texts.Number(value, 0),
                texts.Number(channel.Value.N),
                where
            ),
            _ => texts.Say(
                "measurement.index.value-answers",
                texts.Number(value, 0),
                texts.Number(channel.Value.N),
                where
            ),
        };
    }

    private static IReadOnlyList<FigureStep> Steps(
        Texts texts,
        IndexFigure figure,
        string language
    ) =>
        [
            .. figure.Parts.Select(part => new FigureStep(
                texts.Say(
                    "measurement.index.step",
                    part.Part.Name.In(language),
                    texts.Number(part.Part.Weight)
                ),
                part.Score is { } score
                    ? Score(texts, score)
                    : texts["measurement.index.not-measured"],
                part.Missing?.In(language)
                    ?? string.Join("; ", part.Channels.Select(channel => Measured(texts, channel)))
            )),
            .. figure.Services.Select(service => new FigureStep(
                service.Figure.Subject.Name,
                texts.Say(
                    "measurement.index.step-service",
                    Score(texts, service.Figure.Score.Value),
                    texts.Number(service.Weight * 100, 0)
                ),
                service.Figure.WhyNot?.In(language)
            )),
        ];
}
