using System.Collections.Immutable;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>One page of a hosted form.</summary>
/// <param name="InUse">The collector with its agency and service.</param>
/// <param name="Version">The version that is shown.</param>
/// <param name="Visit">The visit's text, or the slot it is put into.</param>
/// <param name="Items">Positions of the items on this page.</param>
/// <param name="Before">Positions of the items on earlier pages; null when the script shows them all at once.</param>
public sealed record FormView(
    CollectorInUse InUse,
    InstrumentVersion Version,
    string Visit,
    ImmutableArray<int> Items,
    ImmutableSortedSet<int>? Before
)
{
    /// <summary>What was answered, when the page comes back with faults.</summary>
    public GivenAnswers Given { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The slot for answers of earlier pages, when the page is made once for many.</summary>
    public string? CarriedSlot { get; init; }

    /// <summary>Items that the script may show on this page later: everything that was not shown and is not on it.</summary>
    public IEnumerable<int> Later =>
        Before is null && Refusal is null
            ? []
            : Enumerable
                .Range(0, Version.Items.Length)
                .Where(i => !Items.Contains(i) && Before?.Contains(i) != true && MayBeAsked(i));

    /// <summary>What the form says of what it showed.</summary>
    public string Shown => FormFields.Write(Before is null ? null : Before.Union(Items));

    /// <summary>True when nothing can follow.</summary>
    public bool IsLast => Before is null || !Later.Any();

    /// <summary>The answers of earlier pages, carried along.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        from answer in Given
        where
            Version.IndexOf(answer.Key) is var i
            && !Items.Contains(i)
            && Before?.Contains(i) == true
        from value in answer.Value
        select (answer.Key, value);

    // What an earlier page has closed stays closed; what depends on this page or a later one may open.
    private bool MayBeAsked(int position) =>
        Version.Items[position].AskedWhen is not { } routing
        || Before is null
        || !Before.Contains(Version.IndexOf(routing.ItemKey));
}
