using System.Collections.Immutable;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>Two reasons of which one seems to be used for the other.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">How their daily shares go together, -1 to 1.</param>
/// <param name="Days">Days it rests on.</param>
public sealed record OverlappingReasons(
    ContactReason First,
    ContactReason Second,
    double Correlation,
    int Days
);

/// <summary>A change of the list of reasons.</summary>
/// <param name="Began">Reasons of the later list that the earlier one has not.</param>
/// <param name="Ended">Reasons of the earlier list that the later one has not.</param>
public sealed record ReasonListChange(ImmutableArray<string> Began, ImmutableArray<string> Ended);

/// <summary>Whether the codes by which contacts are told apart can be trusted.</summary>
/// <param name="Scope">Whose contacts.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Contacts">Contacts in those days.</param>
/// <param name="Other">The share that was coded "other".</param>
/// <param name="Unused">Reasons of the present list that nobody used.</param>
/// <param name="Overlapping">Reasons of which one seems to be used for the other, the most so first.</param>
/// <param name="Changes">How the list changed in those days, oldest first.</param>
public sealed record ReasonHygiene(
    Scope Scope,
    DateOnly First,
    DateOnly Last,
    long Contacts,
    Estimate Other,
    ImmutableArray<ContactReason> Unused,
    ImmutableArray<OverlappingReasons> Overlapping,
    ImmutableArray<ReasonListChange> Changes
)
{
    /// <summary>More than this share of "other" hides what people ask.</summary>
    public const double MostOther = 0.15;

    /// <summary>True when too much is "other".</summary>
    public bool HidesTooMuch => Other.Value > MostOther;
}
