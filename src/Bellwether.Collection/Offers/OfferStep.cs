namespace Bellwether.Collection;

/// <summary>How far an offer of the questions came. Each step is counted by itself; nobody is followed from one to the next.</summary>
public enum OfferStep
{
    /// <summary>Handed out, invited, asked, seen on a wall: entered by people or brought by a file.</summary>
    Offered = 1,

    /// <summary>The questions were shown on a screen. Counted by the server.</summary>
    Shown = 2,

    /// <summary>Somebody began to answer. Counted by the server.</summary>
    Started = 3,

    /// <summary>An answer came in and is stored. Counted by the server; the answers themselves are in the response log.</summary>
    Submitted = 4,
}

/// <summary>An additive count of one step on one day.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="Channel">The code of the channel the offer was made on.</param>
/// <param name="Day">The local day.</param>
/// <param name="Step">How far it came.</param>
/// <param name="Count">How many.</param>
public sealed record OfferCount(
    Guid AgencyId,
    Guid CollectorId,
    string Channel,
    DateOnly Day,
    OfferStep Step,
    long Count
);
