using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>
/// Keeps the promise of a form that no small group is shown, for words: staff read them once so many people have answered, and
/// never beside an answer of the same person.
/// </summary>
internal sealed class PromisedWords(CommentStore store, ReadCells cells, FindVersion versions)
{
    /// <summary>The comments that may be shown; a page that loses some is filled up from what follows.</summary>
    public async Task<IReadOnlyList<ModeratedComment>> Read(
        CommentQuery query,
        CancellationToken cancel
    )
    {
        var shown = new List<ModeratedComment>();
        var decided = new Dictionary<(Guid, Guid), bool?>();
        while (true)
        {
            var some = await store.Read(query, cancel);
            foreach (var each in some)
                if (await Shown(query, each, decided, cancel) is { } comment)
                    shown.Add(comment);
            if (some.Count < query.Most || shown.Count >= query.Most)
                return [.. shown.Take(query.Most)];
            query = query with { Before = some[^1].Comment.Place };
        }
    }

    private async Task<ModeratedComment?> Shown(
        CommentQuery query,
        ModeratedComment found,
        Dictionary<(Guid, Guid), bool?> decided,
        CancellationToken cancel
    )
    {
        var key = (found.Comment.CollectorId, found.Comment.VersionId);
        if (!decided.TryGetValue(key, out var enough))
            decided[key] = enough = await Enough(query.AgencyId, key, cancel);
        return enough switch
        {
            null => found,
            false when query.Reader == CommentReader.Staff => null,
            _ => found with { Comment = found.Comment with { Favourable = null } },
        };
    }

    // Null: the form promises nothing.
    private async Task<bool?> Enough(
        Guid agencyId,
        (Guid CollectorId, Guid VersionId) of,
        CancellationToken cancel
    )
    {
        if (
            await versions.Run(agencyId, of.VersionId, cancel)
            is not { Participation.SmallestGroup: > 0 } version
        )
            return null;
        var read = await cells.Run(
            new CellQuery(
                agencyId,
                [of.CollectorId],
                Cube.QuarterChannel,
                Period.MonthNumber(DateOnly.MinValue),
                Period.MonthNumber(DateOnly.MaxValue)
            ),
            cancel
        );
        return read.Where(cell => cell.VersionId == of.VersionId)
                .Sum(cell => CellLayout.Responses(cell.Sums))
            >= version.Participation!.SmallestGroup;
    }
}
