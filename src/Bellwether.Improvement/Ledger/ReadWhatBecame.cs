using System.Collections.Immutable;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>What became of one person's words: found by their receipt, told without naming or remembering anybody.</summary>
public sealed class ReadWhatBecame
{
    private readonly ReadLedger ledger;
    private readonly ReadThemesOf themesOf;
    private readonly ListThemes themes;

    internal ReadWhatBecame(ReadLedger ledger, ReadThemesOf themesOf, ListThemes themes)
    {
        this.ledger = ledger;
        this.themesOf = themesOf;
        this.themes = themes;
    }

    /// <summary>Reads it.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="serviceId">The service the person answered about.</param>
    /// <param name="response">Their response, as the receipt found it.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<WhatBecame> Run(
        Guid agencyId,
        Guid serviceId,
        FoundResponse response,
        CancellationToken cancel = default
    )
    {
        if (response.IsErased)
            return new WhatBecame(response.Day, IsErased: true, [], [], []);
        var about = await themesOf.Run(agencyId, response, cancel);
        var since = (await ledger.Run(agencyId, publishedOnly: true, cancel))
            .Where(line => line.Change.ServiceId == serviceId && line.Change.DidOn >= response.Day)
            .ToList();
        return new WhatBecame(
            response.Day,
            IsErased: false,
            [
                .. (await themes.Run(agencyId, cancel))
                    .Where(theme => about.Contains(theme.ThemeId))
                    .Select(theme => new PlainText(theme.Name.In("en"), theme.Name.In("es"))),
            ],
            [.. since.Where(line => line.Entry.ThemeId is { } theme && about.Contains(theme))],
            [.. since.Where(line => line.Entry.ThemeId is not { } theme || !about.Contains(theme))]
        );
    }
}

/// <summary>What became of one person's words.</summary>
/// <param name="Day">The day they were counted under.</param>
/// <param name="IsErased">True when the person took them back.</param>
/// <param name="Themes">What they were about, as far as it was recognised.</param>
/// <param name="About">What was done since then about just that.</param>
/// <param name="Others">What else was done since then in the same service.</param>
public sealed record WhatBecame(
    DateOnly Day,
    bool IsErased,
    ImmutableArray<PlainText> Themes,
    ImmutableArray<LedgerLine> About,
    ImmutableArray<LedgerLine> Others
);
