using Bellwether.Measurement;

namespace Bellwether.Web.Measurement;

/// <summary>A league in a sentence.</summary>
internal static class LeagueWords
{
    /// <summary>Of 24 services, 2 got worse since FY2026 Q1, 3 improved, 15 show no detectable change, and for 4 nobody can tell yet.</summary>
    public static string Standing(Texts texts, League league)
    {
        long Count(Verdict verdict) => league.Rows.Count(row => row.Verdict == verdict);
        return texts.Say(
            "measurement.league.standing",
            texts.Count("measurement.league.services", league.Rows.Length),
            texts.Number(Count(Verdict.Worse)),
            PeriodWords.Name(texts, league.Before ?? league.Period),
            texts.Number(Count(Verdict.Improved)),
            texts.Number(Count(Verdict.NoDetectableChange)),
            texts.Number(Count(Verdict.CannotTellYet)),
            league.Measure.Name.In(Language.Current.Code).ToLower(Language.Current.Culture)
        );
    }

    /// <summary>How many differ from the rest, and which most.</summary>
    public static string Differences(Texts texts, League league)
    {
        var different = league
            .Rows.Where(row => row.Part.Different)
            .OrderBy(row => row.Part.Difference.Value)
            .ToList();
        if (different.Count == 0)
            return texts["measurement.league.same"];
        var (low, high) = (different[0], different[^1]);
        return texts.Count("measurement.league.different", different.Count)
            + (
                low.Part.Difference.Value < 0
                    ? " "
                        + texts.Say(
                            "measurement.league.lowest",
                            low.Service,
                            Numbers.Percent(texts, low.Part.Favourable)
                        )
                    : ""
            )
            + (
                high.Part.Difference.Value > 0
                    ? " "
                        + texts.Say(
                            "measurement.league.highest",
                            high.Service,
                            Numbers.Percent(texts, high.Part.Favourable)
                        )
                    : ""
            );
    }

    /// <summary>The rows in the order asked for; without one, what got worse most first.</summary>
    public static IReadOnlyList<LeagueRow> Sort(League league, Components.TableSort? sort)
    {
        var rows = sort?.Key switch
        {
            "name" => league.Rows.OrderBy(
                row => row.Service,
                StringComparer.CurrentCultureIgnoreCase
            ),
            "share" => league.Rows.OrderBy(row => row.Part.Favourable.Value ?? -1),
            "answers" => league.Rows.OrderBy(row => row.Part.Answers ?? -1),
            "difference" => league.Rows.OrderBy(row => row.Part.Difference.Value ?? 0),
            "rate" => league.Rows.OrderBy(row => row.ResponseRate.Rate.Value ?? 2),
            "change" => league.Rows.OrderBy(row => row.Change.Value ?? 0),
            _ => league
                .Rows.OrderBy(row => Urgency(row.Verdict))
                .ThenBy(row => row.Change.Value ?? 0),
        };
        return sort is { Descending: true } ? [.. rows.Reverse()] : [.. rows];
    }

    private static int Urgency(Verdict verdict) =>
        verdict switch
        {
            Verdict.Worse => 0,
            Verdict.Improved => 1,
            Verdict.NoDetectableChange => 2,
            _ => 3,
        };
}
