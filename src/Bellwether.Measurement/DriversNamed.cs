using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Scores;

namespace Bellwether.Measurement;

/// <summary>What people named after they were favourable or not. It says what is named most, never what causes trust.</summary>
/// <param name="Measure">The measure whose answer decided which list was shown.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Favourable">How many saw the list of what went well.</param>
/// <param name="Unfavourable">How many saw the list of what did not.</param>
/// <param name="Drivers">The drivers, the one named most by those who were not favourable first.</param>
/// <param name="MostNamed">The driver named most after an unfavourable answer, where it stands out from the next; else null.</param>
/// <param name="Status">NoAnswers where nobody was shown a list; TooFew where a list was shown to fewer than ten.</param>
/// <param name="Words">The result in a sentence.</param>
/// <param name="Exclusions">Versions that offered another list and are left out.</param>
public sealed record DriversNamed(
    Measure Measure,
    Scope Scope,
    Period Period,
    long Favourable,
    long Unfavourable,
    ImmutableArray<NamedDriver> Drivers,
    string? MostNamed,
    EstimateStatus Status,
    LocalText Words,
    ImmutableArray<Exclusion> Exclusions
);

/// <summary>How often one driver was named, each rate inside its own branch.</summary>
/// <param name="Key">The driver's key.</param>
/// <param name="Label">What respondents read when something did not go well.</param>
/// <param name="PraisedAs">What they read when it went well.</param>
/// <param name="Named">Rates, balance and share of blame.</param>
public sealed record NamedDriver(string Key, LocalText Label, LocalText PraisedAs, A11Driver Named);
