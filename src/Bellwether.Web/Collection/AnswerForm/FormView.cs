using System.Collections.Immutable;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;
using ShownPages = System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableSortedSet<int>>;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>One page of a hosted form.</summary>
/// <param name="InUse">The collector with its agency and service.</param>
/// <param name="Version">The version that is shown.</param>
/// <param name="Visit">The visit's text, or the slot it is put into.</param>
/// <param name="Items">Positions of the items on this page.</param>
/// <param name="Before">Positions of the items on earlier pages; null when it is not known what stood where.</param>
public sealed record FormView(
    CollectorInUse InUse,
    InstrumentVersion Version,
    string Visit,
    ImmutableArray<int> Items,
    ShownPages? Before
)
{
    /// <summary>The language of the questions.</summary>
    public string Code { get; init; } = "en";

    /// <summary>What was answered so far.</summary>
    public GivenAnswers Given { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The slot for answers of earlier pages, when the page is made once for many.</summary>
    public string? CarriedSlot { get; init; }

    /// <summary>The code under which the form was kept before.</summary>
    public string? Resume { get; init; }

    /// <summary>Items that the script may show on this page later.</summary>
    public ImmutableArray<int> Later =>
        Before is null && Refusal is null
            ? []
            : FormFlow.Later(Version, Given, FormFields.Together(Before ?? []), Items);

    /// <summary>Everything that may show on this page, in stored order.</summary>
    public ImmutableSortedSet<int> OnPage => [.. Items, .. Later];

    /// <summary>What the form says of what it showed.</summary>
    public string Shown => FormFields.Write(Before?.Add([.. Items]));

    /// <summary>What it says when the script shows what may be asked later.</summary>
    public string ShownByScript => FormFields.Write(Before?.Add(OnPage));

    /// <summary>True when nothing can follow.</summary>
    public bool IsLast =>
        Before is not { } before
        || !FormFlow.MayFollow(Version, Given, FormFields.Together(before), [.. Items]);

    /// <summary>True when nothing can follow once the script has shown what is asked.</summary>
    public bool IsLastByScript =>
        Before is not { } before
        || !FormFlow.MayFollow(Version, Given, FormFields.Together(before), OnPage);

    /// <summary>The answers of other pages, carried along.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        FormFlow.Carried(Version, Given, OnPage);

    /// <summary>The visit's id alone, which decides the random order.</summary>
    public string VisitId => Visit.Split('-')[0];

    /// <summary>A text of the questionnaire in the language of the form, with earlier answers in it.</summary>
    public string Say(LocalText text) => Piping.Fill(text.In(Code), Version, Given, Code);
}
