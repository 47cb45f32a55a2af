using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Measurement;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>How many people have answered questions that are asked already, over all versions and collectors of their instrument.</summary>
internal sealed class CountsOfBank(ListCollectors listCollectors, CountAnswers countAnswers)
{
    public async Task<IReadOnlyDictionary<string, long>> Run(
        Guid agencyId,
        IReadOnlyList<SimilarItem> similar,
        CancellationToken cancel
    )
    {
        var asked = similar.Where(found => found.Item.InstrumentId is not null).ToList();
        if (asked.Count == 0)
            return new Dictionary<string, long>();
        var collectors = (await listCollectors.Run(agencyId, cancel: cancel)).ToDictionary(
            collector => collector.CollectorId,
            collector => collector.InstrumentId
        );
        var counted = await countAnswers.Run(agencyId, collectors.Keys, cancel);
        return asked.ToDictionary(
            found => found.Item.Id,
            found =>
                counted
                    .Where(each => collectors[each.CollectorId] == found.Item.InstrumentId)
                    .Sum(each => each.Answered.GetValueOrDefault(found.Item.Item.Key))
        );
    }
}
