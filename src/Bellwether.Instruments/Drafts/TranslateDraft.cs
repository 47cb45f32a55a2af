using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Texts of a draft in one language.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="Revision">The revision they were written for.</param>
/// <param name="Language">The language (es).</param>
/// <param name="Texts">By field, as <see cref="InstrumentContent.Texts"/> names them; an empty text removes one.</param>
public sealed record DraftTranslation(
    Guid InstrumentId,
    long Revision,
    string Language,
    IReadOnlyDictionary<string, string> Texts
);

/// <summary>Writes the texts of a draft in one language. The language is offered as soon as no text is missing in it.</summary>
public sealed partial class TranslateDraft(Db db, TimeProvider time)
{
    /// <summary>Writes them. A field that the draft does not have is refused.</summary>
    public Task<Outcome<Draft>> Run(
        Actor actor,
        DraftTranslation what,
        CancellationToken cancel = default
    ) =>
        db.Write(
            tx =>
                Drafts.Change(
                    tx,
                    actor,
                    what.InstrumentId,
                    what.Revision,
                    content => Translate(content, what),
                    time.GetUtcNow()
                ),
            cancel
        );

    internal static Outcome<InstrumentContent> Translate(
        InstrumentContent content,
        DraftTranslation what
    )
    {
        if (!Language().IsMatch(what.Language))
            return Refuse([
                new Fault("language", "Use a code of two or three small letters, as in es."),
            ]);
        var fields = content.Texts().Select(text => text.Field).ToHashSet(StringComparer.Ordinal);
        var unknown = what.Texts.Keys.Where(field => !fields.Contains(field)).ToList();
        if (unknown.Count > 0)
            return Refuse([
                .. unknown.Select(field => new Fault(field, "The draft has no such text.")),
            ]);
        var written = content.Map(
            (field, text) =>
                what.Texts.TryGetValue(field, out var words)
                    ? Write(text, what.Language, TidyText.Wording(words))
                    : text
        );
        var isOffered = written.Languages.Contains(what.Language);
        return isOffered || MissingTexts.Run(written, what.Language).Count > 0
            ? written
            : written with
            {
                Languages = [.. written.Languages, what.Language],
            };
    }

    private static LocalText Write(LocalText text, string language, string words) =>
        words.Length == 0 ? new(text.Texts.Remove(language)) : text.With(language, words);

    private static Refusal Refuse(IReadOnlyList<Fault> faults) =>
        new Refusal(
            "draft.translation",
            RefusalKind.Invalid,
            "The translation does not fit the draft. Please look at the marked fields."
        )
        {
            Faults = faults,
        };

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z]{2})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
