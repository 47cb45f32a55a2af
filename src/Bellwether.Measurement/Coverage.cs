using System.Collections.Immutable;
using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>What was filed: how much of it there is, and what of it is kept but not counted.</summary>
/// <param name="Filings">Filings: one survey in one quarter.</param>
/// <param name="Surveys">Surveys that filed at least once.</param>
/// <param name="Services">Services they are about.</param>
/// <param name="Providers">Units that provide those services.</param>
/// <param name="Respondents">People who answered, as far as the filings say.</param>
/// <param name="FilingsWithheld">Filings of which at least one question is withheld.</param>
/// <param name="Quarters">The same by quarter, in order.</param>
/// <param name="Withheld">What is withheld, by reason, the most frequent first; here a filing counts once per question.</param>
public sealed record Coverage(
    int Filings,
    int Surveys,
    int Services,
    int Providers,
    long Respondents,
    int FilingsWithheld,
    ImmutableArray<QuarterCovered> Quarters,
    ImmutableArray<Exclusion> Withheld
);

/// <summary>What was filed for one quarter.</summary>
/// <param name="Quarter">The fiscal quarter.</param>
/// <param name="Filings">Filings.</param>
/// <param name="Services">Services.</param>
/// <param name="Respondents">People who answered, as far as the filings say.</param>
/// <param name="FilingsWithheld">Filings of which at least one question is withheld.</param>
public sealed record QuarterCovered(
    Period Quarter,
    int Filings,
    int Services,
    long Respondents,
    int FilingsWithheld
);
