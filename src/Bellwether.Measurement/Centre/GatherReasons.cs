using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>How many people gave a reason on some days.</summary>
internal sealed record ReasonCount(
    Guid CollectorId,
    Guid ServiceId,
    string Channel,
    DateOnly First,
    DateOnly Last,
    string Reason,
    long Contacts
);

/// <summary>A list of reasons as it was used.</summary>
internal sealed record ReasonList(
    Guid VersionId,
    IReadOnlyList<(string Key, LocalText Name)> Reasons
);

/// <summary>Contacts by reason of a stretch of days, from the tallies they were recorded as; never from answers of people who were asked.</summary>
internal sealed class GatherReasons(ReadTallies tallies, FindVersion versions)
{
    internal const string Item = "reason";

    public async Task<(IReadOnlyList<ReasonCount> Counts, IReadOnlyList<ReasonList> Lists)> Run(
        Guid agencyId,
        Scope scope,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var counted = scope
            .Collectors.Where(each => !each.IsSurvey)
            .ToDictionary(each => each.CollectorId);
        if (counted.Count == 0)
            return ([], []);
        var counts = new List<ReasonCount>();
        var lists = new Dictionary<Guid, (ReasonList List, DateOnly Last)>();
        foreach (var tally in await tallies.Run(agencyId, counted.Keys, first, last, cancel))
        {
            if (
                tally.First < first
                || tally.Last > last
                || tally.Items.FirstOrDefault(item => item.ItemKey == Item) is not { } item
                || await versions.Run(agencyId, tally.VersionId, cancel) is not { } version
            )
                continue;
            var options = version.Items[version.IndexOf(Item)].Options;
            lists[version.VersionId] = (
                new ReasonList(
                    version.VersionId,
                    [.. options.Select(option => (option.Key, option.Label))]
                ),
                lists.TryGetValue(version.VersionId, out var known) && known.Last > tally.Last
                    ? known.Last
                    : tally.Last
            );
            var collector = counted[tally.CollectorId];
            for (var i = 0; i < options.Length; i++)
                counts.Add(
                    new ReasonCount(
                        tally.CollectorId,
                        collector.ServiceId,
                        tally.Slice.Channel,
                        tally.First,
                        tally.Last,
                        options[i].Key,
                        item.Counts[i]
                    )
                );
        }
        return (counts, [.. lists.Values.OrderBy(each => each.Last).Select(each => each.List)]);
    }
}
