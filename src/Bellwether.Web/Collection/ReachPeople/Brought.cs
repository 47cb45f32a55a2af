using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>What one channel of a collector brought in a quarter.</summary>
/// <param name="Channel">The channel's code.</param>
/// <param name="Offered">People offered the questions outside a screen; null: nobody entered it.</param>
/// <param name="Shown">Times the form was shown; null: never on this channel.</param>
/// <param name="Started">Times it was begun.</param>
/// <param name="Answers">Answers in the response log.</param>
public sealed record ChannelBrought(
    string Channel,
    long? Offered,
    long? Shown,
    long? Started,
    long Answers
);

/// <summary>Reads what collectors brought in a quarter: counted offers, and answers from the cells.</summary>
internal sealed class ReadBrought(ReadOffers readOffers, ReadCells readCells)
{
    public async Task<ILookup<Guid, ChannelBrought>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        Period quarter,
        CancellationToken cancel
    )
    {
        var offers = await readOffers.Run(
            agencyId,
            collectorIds.Count == 1 ? collectorIds.First() : null,
            quarter.First,
            quarter.Last,
            cancel
        );
        var month = Period.MonthNumber(quarter.First);
        var cells = await readCells.Run(
            new CellQuery(agencyId, collectorIds, Cube.QuarterChannel, month, month),
            cancel
        );
        var answers = cells
            .GroupBy(cell => (cell.CollectorId, Channel: cell.Slice))
            .ToDictionary(
                same => same.Key,
                same => same.Sum(cell => CellLayout.Responses(cell.Sums))
            );
        var steps = offers
            .GroupBy(each => (each.CollectorId, each.Channel))
            .ToDictionary(same => same.Key, same => same.ToList());
        return answers
            .Keys.Union(steps.Keys)
            .Where(key => collectorIds.Contains(key.CollectorId))
            .OrderBy(key => key.Channel, StringComparer.Ordinal)
            .ToLookup(
                key => key.CollectorId,
                key =>
                {
                    var own = steps.GetValueOrDefault(key) ?? [];
                    return new ChannelBrought(
                        key.Channel,
                        Sum(own, OfferStep.Offered),
                        Sum(own, OfferStep.Shown),
                        Sum(own, OfferStep.Started),
                        answers.GetValueOrDefault(key)
                    );
                }
            );
    }

    private static long? Sum(IReadOnlyList<OfferCount> counts, OfferStep step) =>
        counts.Any(each => each.Step == step)
            ? counts.Where(each => each.Step == step).Sum(each => each.Count)
            : null;
}
