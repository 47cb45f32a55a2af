using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>What agents voted in a week.</summary>
internal sealed record Votes(long Voters, IReadOnlyDictionary<string, long> Worst, int Options)
{
    /// <summary>How many times as often as chance would have it a reason was said to hurt most; one vote is added to each.</summary>
    public double Times(string reason) =>
        (Worst.GetValueOrDefault(reason) + 1.0) / (Worst.Values.Sum() + Options) * Options;
}

/// <summary>
/// The ballots of agents: answers to "what hurt customers most", of whole weeks and never of fewer than ten people, whatever the
/// form promised.
/// </summary>
internal sealed class GatherBallots(ReadCells cells, FindVersion versions)
{
    private const int Fewest = 10;
    private const string Worst = "worst";
    private const string Most = "most";

    public async Task<Votes?> Run(
        Guid agencyId,
        Scope scope,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var read = await cells.Run(
            new CellQuery(
                agencyId,
                scope.CollectorIds,
                Cube.DayChannel,
                first.DayNumber,
                last.DayNumber
            ),
            cancel
        );
        var worst = new Dictionary<string, long>(StringComparer.Ordinal);
        long voters = 0;
        var options = 0;
        foreach (var version in read.GroupBy(cell => cell.VersionId))
        {
            if (
                await versions.Run(agencyId, version.Key, cancel) is not { } frozen
                || Item(frozen, Most) is null
                || Item(frozen, Worst) is not { } item
                || CellLayout.Of(frozen, Cube.DayChannel).Find(item.Key) is not { } place
            )
                continue;
            options = Math.Max(options, item.Options.Length);
            foreach (var cell in version)
            {
                var counts = place.Counts(cell.Sums);
                for (var i = 0; i < item.Options.Length; i++)
                {
                    voters += counts[i];
                    worst[item.Options[i].Key] =
                        worst.GetValueOrDefault(item.Options[i].Key) + counts[i];
                }
            }
        }
        return voters < Fewest ? null : new Votes(voters, worst, options);
    }

    private static Item? Item(InstrumentVersion version, string key) =>
        version.Items.FirstOrDefault(item =>
            item.Key == key
            && item.Kind == ItemKind.SingleChoice
            && item.Options.Any(option => ContactReason.All.Any(reason => reason.Key == option.Key))
        );
}
