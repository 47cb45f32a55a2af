using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>An instrument in a list: where it is, and the text that is worked on or in use.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Review">Its review.</param>
/// <param name="Draft">The draft, or null when nobody works on one.</param>
public sealed record InstrumentEntry(Instrument Instrument, Review Review, Draft? Draft);

/// <summary>The instruments of an agency with their state.</summary>
public sealed class ListReviews(Db db)
{
    /// <summary>All of them, by name, archived ones too.</summary>
    public async Task<IReadOnlyList<InstrumentEntry>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    )
    {
        var instruments = await InstrumentStore.List(db, agencyId, cancel);
        return await db.Read<IReadOnlyList<InstrumentEntry>>(
            async connection =>
            {
                var steps = await ReviewStore.StepsOfAgency(connection, agencyId);
                var entries = new List<InstrumentEntry>(instruments.Count);
                foreach (var instrument in instruments)
                {
                    var id = instrument.InstrumentId;
                    var draft = instrument.HasDraft
                        ? (await InstrumentStore.FindDraft(connection, agencyId, id))?.Draft(
                            agencyId,
                            id
                        )
                        : null;
                    entries.Add(
                        new InstrumentEntry(
                            instrument,
                            Review.Of(
                                instrument,
                                draft is null ? null : DraftHash.Of(draft.Content),
                                draft is null
                                    ? []
                                    : await ReviewStore.Authors(connection, agencyId, id),
                                steps[id]
                            ),
                            draft
                        )
                    );
                }
                return entries;
            },
            cancel
        );
    }
}
