using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>Who answers an instrument. The engine is the same for all; others read it to decide who is invited and what is shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InstrumentAudience>))]
public enum InstrumentAudience
{
    /// <summary>Whoever uses a service.</summary>
    Public,

    /// <summary>People of other organisations who work with the agency.</summary>
    Partner,

    /// <summary>Those who lead others.</summary>
    Manager,

    /// <summary>Those who work for the agency.</summary>
    Employee,

    /// <summary>Those who judge something against a scheme.</summary>
    Rater,

    /// <summary>Those who answer for their office, by name.</summary>
    Responder,
}

/// <summary>Who is asked, how they come to the form, and how much of an answer is enough.</summary>
public sealed record Participation
{
    /// <summary>The least number of people behind a shown figure that may be asked for.</summary>
    public const int LeastGroup = 2;

    /// <summary>The usual days within which people may come back, where coming back is offered.</summary>
    public const int UsualResumeDays = 14;

    /// <summary>Who answers.</summary>
    public InstrumentAudience Audience { get; init; }

    /// <summary>Reached by a link only: its address cannot be guessed and is listed nowhere.</summary>
    public bool LinkOnly { get; init; }

    /// <summary>The smallest group whose figures are shown; 0: the installation's own rule alone.</summary>
    public int SmallestGroup { get; init; }

    /// <summary>People may send what they have before the end; it counts as a partial response.</summary>
    public bool TakesPartial { get; init; }

    /// <summary>People may leave and come back within so many days; 0: the form must be filled in at one sitting.</summary>
    public int ResumeDays { get; init; }
}
