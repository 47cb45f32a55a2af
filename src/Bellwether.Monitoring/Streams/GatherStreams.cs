using System.Collections.Concurrent;
using Bellwether.Measurement;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>
/// Reads what is watched: answers each time, themes and numbers of the operation at most twice a minute, because they come by the
/// day and cost a read for each service.
/// </summary>
internal sealed class GatherStreams(
    ReadDays days,
    ReadThemeDays themes,
    ReadFacts facts,
    TimeProvider time
)
{
    // Weeks of work, growth and gaps look back half a year at most.
    private const int FactDays = 182;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Gathered> kept = new();

    /// <summary>The counts of every stream from a day on.</summary>
    public async Task<IEnumerable<DayCount>> Run(
        Guid agencyId,
        Scope scope,
        DateOnly from,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var answers = await days.Run(agencyId, scope, from, today, cancel);
        var known = kept.GetValueOrDefault(agencyId);
        if (known is null || known.From > from || time.GetUtcNow() - known.At > Fresh)
            kept[agencyId] = known = new Gathered(
                time.GetUtcNow(),
                from,
                await themes.Run(agencyId, scope, from, today, cancel),
                await facts.Run(agencyId, today.AddDays(-FactDays), today, null, cancel)
            );
        return answers.Concat(known.Themes.Where(count => count.Day >= from));
    }

    /// <summary>The numbers of the operation that were read last.</summary>
    public IReadOnlyList<OperationalFact> Facts(Guid agencyId) =>
        kept.GetValueOrDefault(agencyId)?.Facts ?? [];

    private sealed record Gathered(
        DateTimeOffset At,
        DateOnly From,
        IReadOnlyList<DayCount> Themes,
        IReadOnlyList<OperationalFact> Facts
    );
}
