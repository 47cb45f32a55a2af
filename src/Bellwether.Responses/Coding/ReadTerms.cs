using Bellwether.Text.Themes;

namespace Bellwether.Responses;

/// <summary>Words and pairs of words that people use now and did not before: what the dictionary may be missing.</summary>
public sealed class ReadTerms
{
    private const int MostComments = 20_000;

    private readonly CommentStore comments;

    internal ReadTerms(CommentStore comments) => this.comments = comments;

    /// <summary>The terms that stand out most, strongest first. Words are read as the reader may read them.</summary>
    /// <param name="query">Whose, where, who reads.</param>
    /// <param name="first">The first day of now; what lies before, within the query, is the background.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyList<NewTerm>> Run(
        CommentQuery query,
        DateOnly first,
        CancellationToken cancel = default
    )
    {
        var now = await comments.Read(query with { First = first, Most = MostComments }, cancel);
        var before = await comments.Read(
            query with
            {
                Last = first.AddDays(-1),
                Most = MostComments,
            },
            cancel
        );
        return FindTerms.Run(
            [.. now.Select(each => each.Comment.Words)],
            [.. before.Select(each => each.Comment.Words)]
        );
    }
}
