using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Proposes words of a comment to be shown outside. Nothing is shown until another person has agreed.</summary>
public sealed class ProposeQuote
{
    private const int Shortest = 10;
    private const int Longest = 400;

    private readonly Db db;
    private readonly ListComments comments;
    private readonly TimeProvider time;

    internal ProposeQuote(Db db, ListComments comments, TimeProvider time)
    {
        this.db = db;
        this.comments = comments;
        this.time = time;
    }

    /// <summary>Proposes.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="collectorId">Where the comment came in.</param>
    /// <param name="place">Which comment.</param>
    /// <param name="words">The words, exactly as they stand in it, 10 to 400 characters; "": all of them.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Guid>> Run(
        Actor actor,
        Guid collectorId,
        CommentPlace place,
        string words = "",
        CancellationToken cancel = default
    )
    {
        // As staff read it: reportable, redacted, and of a collector whose handling of words is approved.
        var found = await comments.Run(
            new CommentQuery(actor.AgencyId, [collectorId], 1) { Only = place },
            cancel
        );
        if (found is not [{ Comment: var comment }])
            return new Refusal(
                "comment.unknown",
                RefusalKind.NotFound,
                "There is no such comment that you may read, or it has no codes yet."
            );
        var chosen = words.Trim().Length == 0 ? comment.Words : words.Trim();
        var start = comment.Words.IndexOf(chosen, StringComparison.Ordinal);
        if (start < 0)
            return Invalid("A quote is part of the comment, word for word.");
        if (chosen.Length is < Shortest or > Longest)
            return Invalid($"A quote has {Shortest} to {Longest} characters.");
        var quoteId = Ids.New(time);
        await db.Write(
            tx =>
                QuoteStore.Put(
                    tx,
                    actor,
                    quoteId,
                    comment,
                    (start, chosen.Length),
                    time.GetUtcNow()
                ),
            cancel
        );
        return quoteId;
    }

    private static Refusal Invalid(string message) =>
        new Refusal("quote.words", RefusalKind.Invalid, message)
        {
            Faults = [new Fault("words", message)],
        };
}
