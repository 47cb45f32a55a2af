using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Says what a change has done so far: too early, seen, or looked for and not seen.</summary>
public sealed class StateEffect
{
    private readonly ChangeStore store;

    internal StateEffect(ChangeStore store) => this.store = store;

    /// <summary>States it.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid changeId,
        EffectKind kind,
        PlainText? effect,
        CancellationToken cancel = default
    )
    {
        var faults = RecordChange.EffectFaults(kind, effect).ToList();
        if (faults.Count > 0)
            return new Refusal(
                "change.incomplete",
                RefusalKind.Invalid,
                "The effect is not complete yet."
            )
            {
                Faults = faults,
            };
        var known = await store.Update(
            actor.AgencyId,
            changeId,
            kind,
            kind == EffectKind.TooEarly ? null : effect,
            cancel
        );
        return known == 0 ? ChangeRefusals.Unknown : default(Nothing);
    }
}

internal static class ChangeRefusals
{
    public static Refusal Unknown { get; } =
        new Refusal(
            "change.unknown",
            RefusalKind.NotFound,
            "There is no such change. It may belong to another agency."
        );
}
