using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Improvement;

/// <summary>What is needed to record a change.</summary>
/// <param name="ServiceId">The service it was made in.</param>
/// <param name="Heard">What people said, at most 600 characters a language.</param>
/// <param name="Did">What was done about it, at most 600 characters a language.</param>
/// <param name="DidOn">The local day it took effect.</param>
public sealed record NewChange(Guid ServiceId, PlainText Heard, PlainText Did, DateOnly DidOn)
{
    /// <summary>Given by the caller so that a repeated request records one change; null = a new id.</summary>
    public Guid? ChangeId { get; init; }

    /// <summary>What is known of its effect already.</summary>
    public EffectKind EffectKind { get; init; } = EffectKind.TooEarly;

    /// <summary>The effect in words.</summary>
    public PlainText? Effect { get; init; }
}

/// <summary>Records what was heard and what was done about it. The public sees it only after it is published.</summary>
public sealed class RecordChange
{
    internal const int LongestText = 600;
    private readonly ChangeStore store;
    private readonly ListServices services;
    private readonly TimeProvider time;

    internal RecordChange(ChangeStore store, ListServices services, TimeProvider time)
    {
        this.store = store;
        this.services = services;
        this.time = time;
    }

    /// <summary>Records it and returns it.</summary>
    public async Task<Outcome<Change>> Run(
        Actor actor,
        NewChange change,
        CancellationToken cancel = default
    )
    {
        var faults = new List<Fault>();
        if (
            (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != change.ServiceId
            )
        )
            faults.Add(new("service", "Choose one of the agency's services."));
        Check(change.Heard, "heard", "Write what people told you, in a sentence or two.", faults);
        Check(change.Did, "did", "Write what you did about it, in a sentence or two.", faults);
        faults.AddRange(EffectFaults(change.EffectKind, change.Effect));
        if (change.DidOn > DateOnly.FromDateTime(time.GetUtcNow().AddDays(1).DateTime))
            faults.Add(
                new(
                    "didOn",
                    "This day is in the future. Record a change once customers can notice it."
                )
            );
        if (faults.Count > 0)
            return new Refusal(
                "change.incomplete",
                RefusalKind.Invalid,
                "The change is not complete yet."
            )
            {
                Faults = faults,
            };
        var recorded = new Change(
            change.ChangeId ?? Ids.New(time),
            actor.AgencyId,
            change.ServiceId,
            change.Heard,
            change.Did,
            change.DidOn,
            change.EffectKind,
            change.EffectKind == EffectKind.TooEarly ? null : change.Effect,
            IsPublished: false,
            time.GetUtcNow()
        );
        await store.Insert(recorded, cancel);
        return recorded;
    }

    internal static IEnumerable<Fault> EffectFaults(EffectKind kind, PlainText? effect)
    {
        if (kind != EffectKind.TooEarly && string.IsNullOrWhiteSpace(effect?.En))
            yield return new("effect", "Say what moved, or choose “too early to tell”.");
        if (effect is not null && Math.Max(effect.En.Length, effect.Es?.Length ?? 0) > LongestText)
            yield return new("effect", $"Keep it to {LongestText} characters.");
    }

    private static void Check(PlainText text, string field, string missing, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text.En))
            faults.Add(new(field, missing));
        if (Math.Max(text.En.Length, text.Es?.Length ?? 0) > LongestText)
            faults.Add(
                new(field, $"Keep it to {LongestText} characters: people read it on a phone.")
            );
    }
}
