using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.ShowService;

/// <summary>What the page of a service says in sentences, all made from its figures.</summary>
internal static class ServiceWords
{
    /// <summary>The answer at the top: how it stands, whether it changed, and what is named most.</summary>
    public static IEnumerable<string> Lead(Texts texts, ServiceSaid said)
    {
        var figure = said.Headlines[0].Figure;
        var period = PeriodWords.Full(texts, said.Period);
        yield return figure.Status == EstimateStatus.Enough
            ? texts.Say(
                "measurement.service.lead",
                Numbers.Percent(texts, figure.Favourable),
                texts.Number(figure.Answers),
                Lower(said.Measure),
                period
            )
                + " "
                + Verdict(texts, said.Headlines[0].Compared)
            : texts.Count(
                "measurement.service.lead-few",
                figure.Answers,
                Lower(said.Measure),
                period
            );
        if (said.Drivers.Status == EstimateStatus.Enough && said.Drivers.MostNamed is not null)
            yield return said.Drivers.Words.In(Language.Current.Code);
    }

    /// <summary>The verdict as a sentence: the words of the one read, never a look at two numbers.</summary>
    public static string Verdict(Texts texts, PeriodsCompared compared)
    {
        var since = PeriodWords.Name(texts, compared.From);
        var change = Numbers.Change(texts, compared.FavourableMatched.Change) ?? "";
        return compared.Verdict switch
        {
            Bellwether.Measurement.Verdict.Improved => texts.Say(
                "measurement.verdict.improved",
                since,
                change
            ),
            Bellwether.Measurement.Verdict.Worse => texts.Say(
                "measurement.verdict.worse",
                since,
                change
            ),
            Bellwether.Measurement.Verdict.NoDetectableChange => texts.Say(
                "measurement.verdict.same",
                since,
                change
            ),
            _ => texts.Say("measurement.verdict.unknown", since),
        };
    }

    /// <summary>The title of the trend: the verdict again, with the measure's name.</summary>
    public static string TrendTitle(Texts texts, ServiceSaid said)
    {
        var compared = said.Headlines[0].Compared;
        var name = said.Measure.Name.In(Language.Current.Code);
        var since = PeriodWords.Name(texts, compared.From);
        return compared.Verdict switch
        {
            Bellwether.Measurement.Verdict.Improved => texts.Say(
                "measurement.trend.improved",
                name,
                since
            ),
            Bellwether.Measurement.Verdict.Worse => texts.Say(
                "measurement.trend.worse",
                name,
                since
            ),
            Bellwether.Measurement.Verdict.NoDetectableChange => texts.Say(
                "measurement.trend.same",
                name,
                since
            ),
            _ => texts.Say("measurement.trend.unknown", name, since),
        };
    }

    /// <summary>The reason that one branch names most, as the title of its bars.</summary>
    public static string ReasonTitle(
        Texts texts,
        bool well,
        IReadOnlyList<NamedDriver> drivers,
        long people
    )
    {
        var first = drivers[0];
        var share = well ? first.Named.Praise : first.Named.Blame;
        return texts.Say(
            well ? "measurement.reasons.well-title" : "measurement.reasons.wrong-title",
            texts.Number(people),
            (well ? first.PraisedAs : first.Label).In(Language.Current.Code),
            Numbers.Percent(texts, share)
        );
    }

    private static string Lower(Measure measure)
    {
        var name = measure.Name.In(Language.Current.Code);
        return char.ToLower(name[0], Language.Current.Culture) + name[1..];
    }
}
