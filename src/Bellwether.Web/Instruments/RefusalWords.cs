using Bellwether.Foundation;

namespace Bellwether.Web.Instruments;

/// <summary>Refusals of questionnaires in the language of the request.</summary>
internal static class RefusalWords
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "review.changed",
        "review.incomplete",
        "review.not-submitted",
        "review.note",
        "review.own-work",
        "review.same-person",
        "review.submitted",
        "review.already",
        "review.void",
        "instrument.archived",
        "instrument.not-archived",
        "instrument.unchanged",
        "instrument.name",
        "instrument.unreadable",
        "template.slots",
        "draft.stale",
        "draft.unknown",
    };

    /// <summary>The refusal as the reader's language says it; in English it keeps its own sentence, which names names.</summary>
    public static Refusal Translate(Texts texts, Refusal refusal) =>
        Language.Current == Language.English || !Known.Contains(refusal.Code)
            ? refusal
            : refusal with
            {
                Message = texts[$"instruments.refused.{refusal.Code.Replace('.', '-')}"],
            };
}
