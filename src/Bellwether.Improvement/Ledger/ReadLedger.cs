using System.Collections.Immutable;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>You said, we did: changes with what the ledger says beside them.</summary>
public sealed class ReadLedger
{
    private readonly ChangeStore changes;
    private readonly LedgerStore ledger;
    private readonly ListThemes themes;

    internal ReadLedger(ChangeStore changes, LedgerStore ledger, ListThemes themes)
    {
        this.changes = changes;
        this.ledger = ledger;
        this.themes = themes;
    }

    /// <summary>The lines, newest first.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="publishedOnly">True for every page the public sees.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<ImmutableArray<LedgerLine>> Run(
        Guid agencyId,
        bool publishedOnly = true,
        CancellationToken cancel = default
    )
    {
        var entries = await ledger.All(agencyId, cancel);
        var names = (await themes.Run(agencyId, cancel)).ToDictionary(
            theme => theme.ThemeId,
            theme => new PlainText(theme.Name.In("en"), theme.Name.In("es"))
        );
        return
        [
            .. (await changes.List(agencyId, null, publishedOnly, cancel)).Select(change =>
            {
                var entry = entries.GetValueOrDefault(change.ChangeId, LedgerEntry.Empty);
                return new LedgerLine(
                    change,
                    entry,
                    entry.ThemeId is { } theme ? names.GetValueOrDefault(theme) : null
                );
            }),
        ];
    }
}

/// <summary>One line of the ledger.</summary>
/// <param name="Change">Heard, did, effect.</param>
/// <param name="Entry">What stands beside it.</param>
/// <param name="Theme">The name of the theme, or null.</param>
public sealed record LedgerLine(Change Change, LedgerEntry Entry, PlainText? Theme);
