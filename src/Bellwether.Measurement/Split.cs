using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>By what the answers are split.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SplitBy>))]
public enum SplitBy
{
    /// <summary>How people came.</summary>
    Channel,

    /// <summary>The language in which they answered.</summary>
    Language,

    /// <summary>The office, clinic or kiosk.</summary>
    Location,
}

/// <summary>A measure by channel, language or office, each part against all the others.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Period">Of which period.</param>
/// <param name="By">By what they are split.</param>
/// <param name="Answers">All answers, those of suppressed parts among them.</param>
/// <param name="Parts">The parts, the largest first; suppressed ones last.</param>
/// <param name="Words">The result in a sentence.</param>
public sealed record Split(
    Measure Measure,
    Scope Scope,
    Period Period,
    SplitBy By,
    long Answers,
    ImmutableArray<ComparedPart> Parts,
    LocalText Words
);
