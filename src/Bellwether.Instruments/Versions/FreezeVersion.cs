using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Instruments;

/// <summary>A questionnaire as it was asked somewhere else, to be frozen under an instrument.</summary>
/// <param name="InstrumentId">The instrument; it is begun when it is not there yet.</param>
/// <param name="Name">What staff will call it, when it is begun.</param>
/// <param name="Content">What was asked.</param>
public sealed record VersionToFreeze(Guid InstrumentId, string Name, InstrumentContent Content);

/// <summary>
/// Freezes a version without a draft, for imports and the demo: the version of that instrument with this content, made with
/// the next number when there is none. Only what would make answers uncountable is refused; the past is taken as it was asked.
/// </summary>
public sealed class FreezeVersion(Db db, Outbox outbox, TimeProvider time)
{
    /// <summary>Freezes it, or finds it: running it twice changes nothing.</summary>
    public async Task<Outcome<InstrumentVersion>> Run(
        Actor actor,
        VersionToFreeze what,
        CancellationToken cancel = default
    )
    {
        var content = Frozen.Tidy(what.Content);
        if (LintInstrument.Refuse(LintInstrument.Structure(content)) is { } refusal)
            return refusal;
        return await db.Write<InstrumentVersion>(
            async tx =>
            {
                var now = time.GetUtcNow();
                await InstrumentStore.AddAndLock(tx, actor, what.InstrumentId, what.Name, now);
                var (version, isNew) = await VersionStore.GetOrAdd(
                    tx,
                    actor,
                    what.InstrumentId,
                    content,
                    now
                );
                if (isNew)
                    await outbox.Append(tx, [Published(version)], cancel);
                return version;
            },
            cancel
        );
    }

    internal static VersionPublished Published(InstrumentVersion version) =>
        new(version.AgencyId, version.InstrumentId, version.VersionId, version.Number);
}
