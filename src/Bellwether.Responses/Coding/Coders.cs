using System.Collections.Concurrent;
using System.Data.Common;
using Bellwether.Instruments;
using Bellwether.Text.Learned;
using Bellwether.Text.Themes;

namespace Bellwether.Responses;

/// <summary>The coder of each agency, kept until its dictionary or its corrections change.</summary>
internal sealed class Coders(FindVersion versions)
{
    private readonly ConcurrentDictionary<Guid, Coder> kept = new();

    /// <summary>The coder as the database says at this moment.</summary>
    public async Task<Coder> Of(DbConnection connection, DbTransaction? transaction, Guid agencyId)
    {
        var stamp = await ThemeStore.Stamp(connection, transaction, agencyId);
        if (kept.TryGetValue(agencyId, out var coder) && coder.Stamp == stamp)
            return coder;
        var themes = await ThemeStore.All(connection, transaction, agencyId);
        var corrected = new List<CorrectedWords>();
        foreach (var each in await CodingStore.Corrected(connection, transaction, agencyId))
            corrected.Add(
                new CorrectedWords(
                    each.Comment.Words,
                    each.Comment.Language,
                    await Asked(agencyId, each.Comment, default),
                    each.Codes
                )
            );
        coder = new Coder(
            agencyId,
            stamp,
            new CodeWords(
                [.. themes.Where(theme => theme.IsUsed).Select(theme => theme.Seeds)],
                corrected
            ),
            this
        );
        kept[agencyId] = coder;
        return coder;
    }

    /// <summary>What the question before a comment asked for, by its wording in the language of the comment.</summary>
    public async ValueTask<Asked> Asked(
        Guid agencyId,
        UncodedComment comment,
        CancellationToken cancel
    ) =>
        await versions.Run(agencyId, comment.VersionId, cancel) is { } version
        && comment.Place.ItemIndex < version.Items.Length
            ? AskedFor.Of(
                version
                    .Items[comment.Place.ItemIndex]
                    .Prompt.In(comment.Language.Length == 0 ? "en" : comment.Language)
            )
            : default;
}

/// <summary>Codes comments of one agency with the dictionary and the corrections of one moment.</summary>
internal sealed record Coder(Guid AgencyId, long Stamp, CodeWords Words, Coders Coders)
{
    public async Task<IReadOnlyList<CodedComment>> Code(
        IReadOnlyList<UncodedComment> comments,
        CancellationToken cancel
    )
    {
        var coded = new List<CodedComment>(comments.Count);
        foreach (var comment in comments)
            coded.Add(
                new CodedComment(
                    comment,
                    Words.Run(
                        comment.Words,
                        comment.Language,
                        await Coders.Asked(AgencyId, comment, cancel)
                    )
                )
            );
        return coded;
    }
}
