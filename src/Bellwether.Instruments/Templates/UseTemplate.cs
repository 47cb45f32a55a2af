using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>Begins an instrument from a template.</summary>
public sealed class UseTemplate(DraftInstrument draft)
{
    /// <summary>A draft with the slots filled; refused when a slot has no text.</summary>
    /// <param name="actor">Who begins it.</param>
    /// <param name="templateId">The template (open-feedback).</param>
    /// <param name="slots">A text for each slot of the template.</param>
    /// <param name="languages">The languages to offer it in.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Draft>> Run(
        Actor actor,
        string templateId,
        IReadOnlyDictionary<string, LocalText> slots,
        IReadOnlyList<string> languages,
        CancellationToken cancel = default
    )
    {
        if (ListTemplates.Find(templateId) is not { } template)
            return new Refusal(
                "template.unknown",
                RefusalKind.NotFound,
                $"There is no such template. There are: {string.Join(", ", new ListTemplates().Run().Select(t => t.Id))}."
            );
        var content = template.Fill(slots, languages);
        return content.IsDone
            ? await draft.Run(
                actor,
                new InstrumentToDraft(content.Value.Title.In("en"), content.Value),
                cancel
            )
            : content.Refusal;
    }
}
