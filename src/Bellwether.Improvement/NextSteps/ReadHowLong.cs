using Bellwether.Measurement;

namespace Bellwether.Improvement;

/// <summary>How long a service takes and how often it keeps its word, from its real cases of the last 90 days.</summary>
public sealed class ReadHowLong
{
    internal const int Window = 90;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(48);
    private readonly StatusStore store;
    private readonly TimeProvider time;

    internal ReadHowLong(StatusStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>Reads it.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="serviceId">Which service.</param>
    /// <param name="promiseDays">The longest time the page promises, used where a case has no day of its own; null: none.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<HowLong> Run(
        Guid agencyId,
        Guid serviceId,
        int? promiseDays = null,
        CancellationToken cancel = default
    )
    {
        var feeds = await store.LastFeeds(agencyId, cancel);
        if (!feeds.TryGetValue(serviceId, out var feedAt))
            return new HowLong(null, IsFresh: false, CaseDurations.None);
        // What is known is known until the day of the feed, however long ago that was.
        var until = DateOnly.FromDateTime(feedAt.UtcDateTime);
        var counts = await store.Count(agencyId, serviceId, until.AddDays(-Window), cancel);
        return new HowLong(
            feedAt,
            time.GetUtcNow() - feedAt <= Fresh,
            CaseDurations.Of(
                [
                    .. counts.Select(each => new DurationCount(
                        each.ReceivedOn,
                        each.DecidedOn,
                        each.PromisedOn
                            ?? (promiseDays is { } days ? each.ReceivedOn.AddDays(days) : null),
                        each.Count
                    )),
                ],
                until.AddDays(-Window),
                until
            )
        );
    }
}

/// <summary>How long a service takes, and how old that knowledge is.</summary>
/// <param name="FeedAt">When the case system last spoke; null: never.</param>
/// <param name="IsFresh">False when that is more than 48 hours ago: then no estimate is shown to the public.</param>
/// <param name="Durations">The figures.</param>
public sealed record HowLong(DateTimeOffset? FeedAt, bool IsFresh, CaseDurations Durations);
