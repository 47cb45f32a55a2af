using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>A frozen questionnaire. It never changes: a change of wording is a new version and a break in the series.</summary>
/// <param name="VersionId">Its id.</param>
/// <param name="InstrumentId">The instrument it is a version of.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Title">What the respondent sees as the heading.</param>
/// <param name="Items">The questions in order.</param>
public sealed record InstrumentVersion(
    Guid VersionId,
    Guid InstrumentId,
    Guid AgencyId,
    int Number,
    LocalText Title,
    ImmutableArray<Item> Items
)
{
    /// <summary>Shown before the first question.</summary>
    public LocalText? Intro { get; init; }

    /// <summary>Shown after the last question; may hold {link}, {code} and {contact}, which <see cref="Slots.Fill"/> fills.</summary>
    public LocalText? Thanks { get; init; }

    /// <summary>Read by those who were screened out, instead of the thanks.</summary>
    public LocalText? ScreenedOut { get; init; }

    /// <summary>Who is asked and how much of an answer is enough; null: the public, whole answers.</summary>
    public Participation? Participation { get; init; }

    /// <summary>Languages that are complete, English first.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>The template it was made from and its version (a11-v2-thumbs@1), or null.</summary>
    public string? Template { get; init; }

    /// <summary>Why a standard wording was edited, by item key.</summary>
    public ImmutableSortedDictionary<string, string> EditReasons { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Why personal details are asked for, by item key; null when none are.</summary>
    public ImmutableSortedDictionary<string, string>? PersonalReasons { get; init; }

    /// <summary>Minutes it takes, for the burden statement.</summary>
    public double Minutes { get; init; } = 1;

    /// <summary>SHA-256 of the frozen document, in hexadecimal: what an approval is bound to.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>The content under that identity.</summary>
    internal static InstrumentVersion Of(InstrumentContent content, VersionIdentity identity) =>
        new(
            identity.VersionId,
            identity.InstrumentId,
            identity.AgencyId,
            identity.Number,
            content.Title,
            content.Items
        )
        {
            Intro = content.Intro,
            Thanks = content.Thanks,
            ScreenedOut = content.ScreenedOut,
            Participation = content.Participation,
            Languages = content.Languages,
            Template = content.Template,
            EditReasons = content.EditReasons,
            PersonalReasons = content.PersonalReasons,
            Minutes = content.Minutes,
            ContentHash = identity.ContentHash,
        };

    /// <summary>Position of the item with that key, or -1.</summary>
    public int IndexOf(string itemKey)
    {
        for (var i = 0; i < Items.Length; i++)
            if (Items[i].Key == itemKey)
                return i;
        return -1;
    }
}

/// <summary>What a version is known by.</summary>
internal sealed record VersionIdentity(
    Guid VersionId,
    Guid InstrumentId,
    Guid AgencyId,
    int Number,
    string ContentHash
);

/// <summary>One respondent's checked answers to a frozen version.</summary>
/// <param name="Values">
/// One number per item of the version, in order. <see cref="NotAsked"/>: routing did not show it; 0: asked, not answered;
/// single choice: position of the option, from 1; several choices: bit k-1 set when option k was ticked (0 = none ticked);
/// text and contact: 1 when something was written; number, date and calculated value: steps above the lowest, plus one
/// (<see cref="NumberRange.Encode"/>, <see cref="DateSpan.Encode"/>); ranking: four bits for each option, its rank from 1, 0 = not
/// placed (<see cref="Ranks"/>); statement: always <see cref="NotAsked"/>.
/// </param>
/// <param name="Texts">What was written, by item position.</param>
public sealed record AnswerSheet(ImmutableArray<long> Values, ImmutableArray<WrittenAnswer> Texts)
{
    /// <summary>The value of an item that routing did not show.</summary>
    public const long NotAsked = -1;

    /// <summary>E-mail addresses and telephone numbers, by item position: kept apart from everything else.</summary>
    public ImmutableArray<WrittenAnswer> Contacts { get; init; } = [];

    /// <summary>True when an answer showed that the person is not one of those asked for.</summary>
    public bool IsScreenedOut { get; init; }
}

/// <summary>Words written in answer to a text item (as given: not yet redacted).</summary>
public sealed record WrittenAnswer(int ItemIndex, string Words);
