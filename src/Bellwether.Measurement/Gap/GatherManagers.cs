using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>What one manager answered: about which service, at which level, agreeing or not, and what they believe of trust.</summary>
internal sealed record ManagerAnswer(
    Guid ServiceId,
    string Level,
    LocalText LevelName,
    bool? Agrees,
    double? Believed
);

/// <summary>Reads the managers' answers one by one: a level is no counted dimension, and a survey of managers is small.</summary>
internal sealed class GatherManagers(ReadResponses responses, FindVersion versions)
{
    public async Task<IReadOnlyList<ManagerAnswer>> Run(
        Guid agencyId,
        IReadOnlyList<ScopedCollector> collectors,
        Period period,
        CancellationToken cancel
    )
    {
        var found = new List<ManagerAnswer>();
        var query = new ResponseQuery(
            agencyId,
            [.. collectors.Select(each => each.CollectorId)],
            period.First,
            period.Last
        )
        {
            ForGroups = true,
        };
        while (true)
        {
            var page = await responses.Run(query, cancel);
            foreach (var response in page.Responses.Where(Counts))
                if (
                    await versions.Run(agencyId, response.VersionId, cancel) is { } version
                    && GatherCounts.MeasuredItem(version, GapItems.Manager) is { } item
                )
                    found.Add(
                        Of(
                            version,
                            item,
                            response,
                            collectors.First(each => each.CollectorId == response.Place.CollectorId)
                        )
                    );
            if (page.Next is not { } next)
                return found;
            query = query with { After = next };
        }
    }

    private static bool Counts(StoredResponse response) =>
        response.Excluded.Length == 0
        && response.Disposition is Disposition.Complete or Disposition.Partial;

    private static ManagerAnswer Of(
        InstrumentVersion version,
        Item item,
        StoredResponse response,
        ScopedCollector collector
    )
    {
        var chosen = Option(version, item.Key, response);
        var level = Option(version, GapItems.Level, response);
        var believed = version.Items.FirstOrDefault(each => each.Construct == GapItems.Believed);
        return new ManagerAnswer(
            collector.ServiceId,
            level?.Key ?? "",
            level?.Label ?? LocalText.Of("Not stated", "No indicado"),
            chosen is null ? null : chosen.Favourable,
            believed is null
                ? null
                : ItemValue.Number(believed, response.Values[version.IndexOf(believed.Key)])
        );
    }

    private static ResponseOption? Option(
        InstrumentVersion version,
        string key,
        StoredResponse response
    )
    {
        var at = version.IndexOf(key);
        return at >= 0 && response.Values[at] > 0 && version.Items[at].Kind == ItemKind.SingleChoice
            ? version.Items[at].Options[(int)response.Values[at] - 1]
            : null;
    }
}
