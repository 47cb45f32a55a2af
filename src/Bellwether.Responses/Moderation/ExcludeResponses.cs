using Bellwether.Foundation;

namespace Bellwether.Responses;

/// <summary>Marks responses as spam, flagged or deleted: they stay in the log, and leave every figure and list at once.</summary>
public sealed class ExcludeResponses
{
    private readonly ModerateResponses moderate;

    internal ExcludeResponses(ModerateResponses moderate) => this.moderate = moderate;

    /// <summary>Excludes responses by receipt code or response id. What is excluded for another reason changes its reason.</summary>
    /// <param name="actor">Who; only responses of the actor's agency are found.</param>
    /// <param name="which">Receipt codes and response ids, in any mix.</param>
    /// <param name="reason">Why.</param>
    /// <param name="note">More about it, at most 200 characters, without words of the response; "" for nothing.</param>
    /// <param name="within">Only responses of these collectors; null: of all of the agency's.</param>
    /// <param name="cancel">Stops between transactions.</param>
    public Task<Outcome<ModerationReport>> Run(
        Actor actor,
        IReadOnlyCollection<string> which,
        ExclusionReason reason,
        string note = "",
        IReadOnlyCollection<Guid>? within = null,
        CancellationToken cancel = default
    ) => moderate.Run(actor, which, new ModerationAct(reason, note.Trim()), within, cancel);
}

/// <summary>Takes an exclusion back: the responses count again, in exactly the same cells.</summary>
public sealed class RestoreResponses
{
    private readonly ModerateResponses moderate;

    internal RestoreResponses(ModerateResponses moderate) => this.moderate = moderate;

    /// <summary>Restores responses by receipt code or response id.</summary>
    /// <param name="actor">Who; only responses of the actor's agency are found.</param>
    /// <param name="which">Receipt codes and response ids, in any mix.</param>
    /// <param name="note">Why, at most 200 characters; "" for nothing.</param>
    /// <param name="within">Only responses of these collectors; null: of all of the agency's.</param>
    /// <param name="cancel">Stops between transactions.</param>
    public Task<Outcome<ModerationReport>> Run(
        Actor actor,
        IReadOnlyCollection<string> which,
        string note = "",
        IReadOnlyCollection<Guid>? within = null,
        CancellationToken cancel = default
    ) => moderate.Run(actor, which, new ModerationAct(null, note.Trim()), within, cancel);
}

/// <summary>How many responses are left out, by collector, channel and reason.</summary>
public sealed class ReadExclusions
{
    private readonly ModerationStore store;

    internal ReadExclusions(ModerationStore store) => this.store = store;

    /// <summary>The counts of some collectors over some days; only responses that would count otherwise.</summary>
    public Task<IReadOnlyList<ExclusionCount>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    ) => store.Count(agencyId, collectorIds, first, last, cancel);
}
