using Bellwether.Collection;
using Bellwether.Web.Components;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>What pages say of a collector.</summary>
internal static class CollectorWords
{
    /// <summary>Whether it takes answers, and until when.</summary>
    public static string State(Texts texts, Collector collector, DateOnly today) =>
        CollectorGate.Check(collector, today)?.Code switch
        {
            CollectorGate.NotOpenYet => texts.Say(
                "collection.reach.opens",
                texts.Date(collector.OpensOn!.Value)
            ),
            CollectorGate.ClearanceExpired => texts["collection.reach.expired"],
            CollectorGate.Closed => texts["collection.reach.closed"],
            _ when Ends(collector) is { } last => texts.Say(
                "collection.reach.open-until",
                texts.Date(last)
            ),
            _ => texts["collection.reach.open"],
        };

    /// <summary>The channel in the language of the request.</summary>
    public static string Channel(string code) =>
        Bellwether.Organization.Channel.Find(code)?.NameIn(Language.Current.Code) ?? code;

    /// <summary>The columns of what channels brought.</summary>
    public static IReadOnlyList<Column<ChannelBrought>> Columns(Texts texts) =>
        [
            new(texts["collection.field.channel"], each => Channel(each.Channel))
            {
                IsRowHead = true,
            },
            Count(texts, "collection.reach.offered", each => each.Offered),
            Count(texts, "collection.reach.shown", each => each.Shown),
            Count(texts, "collection.reach.started", each => each.Started),
            Count(texts, "collection.reach.answers", each => each.Answers),
        ];

    /// <summary>A count, or that it is not known.</summary>
    public static string Known(Texts texts, long? count) =>
        count is { } known ? texts.Number(known) : texts["collection.reach.not-known"];

    private static Column<ChannelBrought> Count(
        Texts texts,
        string key,
        Func<ChannelBrought, long?> count
    ) => new(texts[key], each => Known(texts, count(each))) { IsNumber = true };

    private static DateOnly? Ends(Collector collector) =>
        (collector.ClosesOn, collector.Clearance?.ExpiresOn) switch
        {
            ({ } closes, { } expires) => closes < expires ? closes : expires,
            var (closes, expires) => closes ?? expires,
        };
}
