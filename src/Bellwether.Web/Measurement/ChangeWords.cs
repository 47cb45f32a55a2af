using Bellwether.Measurement;

namespace Bellwether.Web.Measurement;

/// <summary>Where a headline change comes from: how the same surveys were answered, or who is counted.</summary>
internal static class ChangeWords
{
    /// <summary>The parts in one line; null where the change may not be shown.</summary>
    public static string? Parts(Texts texts, PeriodsCompared compared)
    {
        var parts = compared.FavourableParts;
        if (compared.FavourablePooled.Change.Value is not { } all)
            return null;
        if (parts.Surveys.Length == 0 || parts.Surveys.All(part => part.Presence != Presence.Both))
            return texts["measurement.change.no-parts"];
        if (parts.Surveys.Length == 1)
            return texts["measurement.change.one-survey"];
        return texts.Say(
            "measurement.change.parts",
            Points(texts, all),
            Points(texts, parts.Rate.Value ?? 0),
            Points(texts, parts.Mix.Value ?? 0),
            Points(texts, (parts.Entered.Value ?? 0) + (parts.Left.Value ?? 0))
        );
    }

    /// <summary>Why a change whose range leaves out zero is not named; null where there is nothing to explain.</summary>
    public static string? OneOfMany(Texts texts, PeriodsCompared compared) =>
        compared
            is { Verdict: Verdict.CannotTellYet, FavourableMatched.Change: { Interval: { } range } }
        && (range.Low > 0 || range.High < 0)
            ? texts["measurement.change.one-of-many"]
            : null;

    private static string Points(Texts texts, double change) => texts.Change(change * 100, 1);
}
