namespace Bellwether.Instruments;

/// <summary>What of an item a standard fixes, each with the standard's own sentence why; null where it is free.</summary>
/// <param name="ItemKey">The item.</param>
/// <param name="Wordings">The wordings it allows, by language.</param>
public sealed record StandardLocks(string ItemKey, IReadOnlyList<LockedWording> Wordings)
{
    /// <summary>Why it cannot be removed.</summary>
    public LocalText? Removal { get; init; }

    /// <summary>Why it cannot be moved.</summary>
    public LocalText? Place { get; init; }

    /// <summary>Why it is required, or is not.</summary>
    public LocalText? Required { get; init; }

    /// <summary>Why it is answered in this way.</summary>
    public LocalText? Kind { get; init; }

    /// <summary>Why its answers are these.</summary>
    public LocalText? Options { get; init; }

    /// <summary>The answers it may have; null: any.</summary>
    public IReadOnlySet<string>? Offered { get; init; }

    /// <summary>The answers it must have.</summary>
    public IReadOnlySet<string> MustOffer { get; init; } = new HashSet<string>();

    /// <summary>Why it is asked exactly then.</summary>
    public LocalText? Routing { get; init; }

    /// <summary>True when the standard fixes anything about it.</summary>
    public bool Any =>
        Wordings.Count > 0
        || Removal is not null
        || Place is not null
        || Required is not null
        || Kind is not null
        || Options is not null
        || Routing is not null;

    /// <summary>What the standard of the instrument's template fixes of that item; nothing when it has no template.</summary>
    public static StandardLocks Of(InstrumentContent content, string itemKey)
    {
        var template = content.Template is { } reference ? ListTemplates.Find(reference) : null;
        var rules = template?.Rules.Where(rule => rule.Item == itemKey).ToList() ?? [];
        var exact = rules.Find(rule => rule.Options is not null);
        var most = rules.Find(rule => rule.OffersOnly is not null);
        return new StandardLocks(
            itemKey,
            template?.Locked.Where(locked => locked.Item == itemKey).ToList() ?? []
        )
        {
            Removal = rules.Find(rule => !rule.Optional)?.Message,
            Place = rules.Find(rule => rule.Place is not null)?.Message,
            Required = rules.Find(rule => rule.Required is not null)?.Message,
            Kind = rules.Find(rule => rule.Kind is not null)?.Message,
            Options = (exact ?? most ?? rules.Find(rule => rule.Offers is not null))?.Message,
            Offered = (exact?.Options ?? most?.OffersOnly)?.ToHashSet(StringComparer.Ordinal),
            MustOffer = (
                exact?.Options ?? rules.Find(rule => rule.Offers is not null)?.Offers ?? []
            ).ToHashSet(StringComparer.Ordinal),
            Routing = rules.Find(rule => rule.AskedWhen is not null)?.Message,
        };
    }
}
