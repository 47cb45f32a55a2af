using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>Begins an instrument from a document that was exported here or elsewhere.</summary>
public sealed class ImportInstrument(DraftInstrument draft)
{
    /// <summary>A draft with the document's content; publishing it unchanged gives the same hash.</summary>
    public async Task<Outcome<Draft>> Run(
        Actor actor,
        string name,
        string document,
        CancellationToken cancel = default
    )
    {
        var content = InstrumentDocument.Read(document);
        return content.IsDone
            ? await draft.Run(actor, new InstrumentToDraft(name, content.Value), cancel)
            : content.Refusal;
    }
}
