using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Do we already have this? Looks for questions like one that somebody is about to ask.</summary>
public sealed class FindSimilar(ListBank listBank)
{
    private const int Most = 5;

    /// <summary>The questions most like it, best first; those of the same instrument are left out.</summary>
    /// <param name="agencyId">Whose questions to look through.</param>
    /// <param name="instrumentId">The instrument it would stand in.</param>
    /// <param name="item">The question.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<SimilarItem>> Run(
        Guid agencyId,
        Guid instrumentId,
        Item item,
        CancellationToken cancel = default
    ) =>
        Among(
            (await listBank.Run(agencyId, cancel)).Where(other =>
                other.InstrumentId != instrumentId
            ),
            item
        );

    /// <summary>The same, among given questions.</summary>
    internal static IReadOnlyList<SimilarItem> Among(IEnumerable<BankItem> all, Item item) =>
        [
            .. all.Select(other => new SimilarItem(
                    other,
                    Best(other.Item, item),
                    item.Construct is not null && item.Construct == other.Item.Construct,
                    item.Measures is not null && item.Measures == other.Item.Measures
                ))
                .Where(found => found.Score >= Similarity.Alike || found.SameConstruct)
                .OrderByDescending(found => found.SameConstruct)
                .ThenBy(found => found.Item.Source == BankSource.Version ? 0 : 1)
                .ThenByDescending(found => found.Score)
                .ThenBy(found => found.Item.Id, StringComparer.Ordinal)
                .DistinctBy(found => Wording.Normalise(found.Item.Item.Prompt.In("en")))
                .Take(Most),
        ];

    private static double Best(Item one, Item other) =>
        one
            .Prompt.Texts.Keys.Intersect(other.Prompt.Texts.Keys, StringComparer.Ordinal)
            .Select(language => Similarity.Of(one.Prompt.In(language), other.Prompt.In(language)))
            .DefaultIfEmpty(0)
            .Max();
}

/// <summary>Why a question is asked although something like it is asked already.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="ItemKey">The question.</param>
/// <param name="SimilarTo">What was found, as the bank names it.</param>
/// <param name="Reason">The author's reason.</param>
public sealed record SimilarReason(
    Guid InstrumentId,
    string ItemKey,
    string SimilarTo,
    string Reason
);

/// <summary>Keeps an author's reason for asking something new; reviewers read it.</summary>
public sealed class SayWhyNew(Db db, TimeProvider time)
{
    /// <summary>Keeps the reason.</summary>
    public Task Run(
        Foundation.Actor actor,
        SimilarReason reason,
        CancellationToken cancel = default
    ) =>
        db.Write(
            tx =>
                BankStore.Say(
                    tx,
                    actor,
                    reason with
                    {
                        Reason = TidyText.Wording(reason.Reason),
                    },
                    time.GetUtcNow()
                ),
            cancel
        );
}

/// <summary>The reasons that authors of an instrument gave for asking something new.</summary>
public sealed class ListSimilarReasons(Db db)
{
    /// <summary>The reasons, by item.</summary>
    public Task<IReadOnlyList<SimilarReason>> Run(
        Guid agencyId,
        Guid instrumentId,
        CancellationToken cancel = default
    ) => db.Read(connection => BankStore.Reasons(connection, agencyId, instrumentId), cancel);
}
