using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>A question that somebody is about to ask.</summary>
/// <param name="AgencyId">Whose questions to look through.</param>
/// <param name="InstrumentId">The instrument it would stand in; its own questions are left out.</param>
/// <param name="Words">The question, in one language or another.</param>
public sealed record SimilarTo(Guid AgencyId, Guid InstrumentId, string Words)
{
    /// <summary>The question in its other languages.</summary>
    public IReadOnlyList<string> OtherWords { get; init; } = [];

    /// <summary>Which construction it is, or null.</summary>
    public string? Construct { get; init; }

    /// <summary>What it measures, or null.</summary>
    public string? Measures { get; init; }

    /// <summary>An item that would stand in that instrument.</summary>
    public static SimilarTo Of(Guid agencyId, Guid instrumentId, Item item) =>
        new(agencyId, instrumentId, item.Prompt.In("en"))
        {
            OtherWords = [.. item.Prompt.Texts.Values],
            Construct = item.Construct,
            Measures = item.Measures,
        };
}

/// <summary>Do we already have this? Looks for questions like one that somebody is about to ask.</summary>
public sealed class FindSimilar(ListBank listBank)
{
    private const int Most = 5;

    /// <summary>The questions most like it: the same construct first, then by how alike the words are.</summary>
    public async Task<IReadOnlyList<SimilarItem>> Run(
        SimilarTo asked,
        CancellationToken cancel = default
    ) =>
        Among(
            (await listBank.Run(asked.AgencyId, cancel)).Where(other =>
                other.InstrumentId != asked.InstrumentId
            ),
            asked
        );

    /// <summary>The same, among given questions.</summary>
    internal static IReadOnlyList<SimilarItem> Among(IEnumerable<BankItem> all, SimilarTo asked) =>
        [
            .. all.Select(other => new SimilarItem(
                    other,
                    Best(other.Item, asked),
                    asked.Construct is not null && asked.Construct == other.Item.Construct,
                    asked.Measures is not null && asked.Measures == other.Item.Measures
                ))
                .Where(found => found.Score >= Similarity.Alike || found.SameConstruct)
                .OrderByDescending(found => found.SameConstruct)
                .ThenBy(found => found.Item.Source == BankSource.Version ? 0 : 1)
                .ThenByDescending(found => found.Score)
                .ThenBy(found => found.Item.Id, StringComparer.Ordinal)
                .DistinctBy(found => Wording.Normalise(found.Item.Item.Prompt.In("en")))
                .Take(Most),
        ];

    private static double Best(Item other, SimilarTo asked) =>
        (
            from mine in asked.OtherWords.Prepend(asked.Words)
            from words in other.Prompt.Texts.Values
            select Similarity.Of(mine, words)
        )
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
