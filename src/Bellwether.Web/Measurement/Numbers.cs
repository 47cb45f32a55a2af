using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Components;

namespace Bellwether.Web.Measurement;

/// <summary>Estimates as pages write them. Rounding happens here, half away from zero, and nowhere before.</summary>
internal static class Numbers
{
    /// <summary>71, or an empty string when there is no value to show.</summary>
    public static string Percent(Texts texts, Estimate share) =>
        share.Value is { } value ? Percent(texts, value) : "";

    /// <summary>71; one decimal below ten: 1.2.</summary>
    public static string Percent(Texts texts, double share) =>
        texts.Number(share * 100, share * 100 < 9.95 && share > 0 ? 1 : 0);

    /// <summary>69 to 73.</summary>
    public static string? Range(Texts texts, Estimate share) =>
        share.Interval is { } interval
            ? texts.Say(
                "components.chart.range",
                texts.Number(interval.Low * 100, 0),
                texts.Number(interval.High * 100, 0)
            )
            : null;

    /// <summary>−1.4 points (−3.0 to +0.2), or null.</summary>
    public static string? Change(Texts texts, Estimate change) =>
        change is { Value: { } value, Interval: { } interval }
            ? texts.Say(
                "measurement.change",
                texts.Change(value * 100, 1),
                texts.Change(interval.Low * 100, 1),
                texts.Change(interval.High * 100, 1)
            )
            : null;

    public static FigureVerdict Verdict(Verdict verdict) =>
        verdict switch
        {
            Bellwether.Measurement.Verdict.Improved => FigureVerdict.Improved,
            Bellwether.Measurement.Verdict.Worse => FigureVerdict.Worse,
            Bellwether.Measurement.Verdict.NoDetectableChange => FigureVerdict.NoDetectableChange,
            _ => FigureVerdict.CannotTellYet,
        };

    /// <summary>The verdict in its four words.</summary>
    public static string Words(Texts texts, Verdict verdict) =>
        verdict switch
        {
            Bellwether.Measurement.Verdict.Improved => texts["components.verdict.improved"],
            Bellwether.Measurement.Verdict.Worse => texts["components.verdict.worse"],
            Bellwether.Measurement.Verdict.NoDetectableChange => texts[
                "components.verdict.no-change"
            ],
            _ => texts["components.verdict.cannot-tell"],
        };
}
