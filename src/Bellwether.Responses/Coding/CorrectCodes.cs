using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Which comment, and what it is about in truth.</summary>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="Place">Its place.</param>
/// <param name="Feeling">1 to 5; null when it cannot be told.</param>
/// <param name="Themes">Ids of the themes; none when it is about none of them.</param>
public sealed record CodeCorrection(
    Guid CollectorId,
    CommentPlace Place,
    int? Feeling,
    IReadOnlyCollection<string> Themes
);

/// <summary>Sets the codes of a comment by hand, or confirms them. They stay, and the next run learns from them.</summary>
public sealed class CorrectCodes
{
    private readonly Db db;
    private readonly TimeProvider time;

    internal CorrectCodes(Db db, TimeProvider time)
    {
        this.db = db;
        this.time = time;
    }

    /// <summary>Corrects.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="correction">What is right.</param>
    /// <param name="reader">As whom the actor reads words: what may not be read may not be corrected.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<Outcome<Coding>> Run(
        Actor actor,
        CodeCorrection correction,
        CommentReader reader = CommentReader.Staff,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<Coding>>(
            async tx =>
            {
                var themes = await ThemeStore.All(tx.Connection!, tx, actor.AgencyId);
                var unknown = correction.Themes.Except(themes.Select(theme => theme.ThemeId));
                if (unknown.FirstOrDefault() is { } theme)
                    return Invalid("themes", $"There is no theme “{theme}” in the dictionary.");
                if (correction.Feeling is < 1 or > 5)
                    return Invalid("feeling", "A feeling is a number from 1 to 5.");
                if (!await CorrectionStore.Correct(tx, actor, correction, reader, time.GetUtcNow()))
                    return new Refusal(
                        "comment.unknown",
                        RefusalKind.NotFound,
                        "There is no such comment that you may read, or it has no codes yet."
                    );
                await ThemeStore.Turn(tx, actor.AgencyId);
                return new Coding(
                    correction.Feeling,
                    ThemeList.Read(ThemeList.Write(correction.Themes)),
                    actor.Name
                );
            },
            cancel
        );

    private static Refusal Invalid(string field, string message) =>
        new Refusal("coding.invalid", RefusalKind.Invalid, message)
        {
            Faults = [new Fault(field, message)],
        };
}
