namespace Bellwether.Responses;

/// <summary>Who reads comments.</summary>
public enum CommentReader
{
    /// <summary>Staff who may read comments: only those of collectors whose settings a privacy officer has approved.</summary>
    Staff = 1,

    /// <summary>The screening role: those of every collector.</summary>
    Screener = 2,
}

/// <summary>Which comments, by whether their response counts.</summary>
public enum CommentState
{
    /// <summary>Those whose response is reportable.</summary>
    Reportable = 1,

    /// <summary>Those marked as spam.</summary>
    Spam = 2,

    /// <summary>Those flagged.</summary>
    Flagged = 3,

    /// <summary>Those deleted.</summary>
    Deleted = 4,

    /// <summary>All of them.</summary>
    All = 5,
}

/// <summary>Which comments are asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="CollectorIds">Of which collectors.</param>
/// <param name="Most">How many at most.</param>
public sealed record CommentQuery(Guid AgencyId, IReadOnlyCollection<Guid> CollectorIds, int Most)
{
    /// <summary>Who reads.</summary>
    public CommentReader Reader { get; init; } = CommentReader.Staff;

    /// <summary>Only in this state.</summary>
    public CommentState State { get; init; } = CommentState.Reportable;

    /// <summary>Only those before this place: the place of the last one of the page before.</summary>
    public CommentPlace? Before { get; init; }

    /// <summary>Only in this language; null: in any.</summary>
    public string? Language { get; init; }

    /// <summary>Only in answer to the item at this position; null: to any.</summary>
    public int? ItemIndex { get; init; }

    /// <summary>Only in answer to one of these items, each at its position in a version; null: to any.</summary>
    public IReadOnlyCollection<VersionItem>? Items { get; init; }

    /// <summary>Only from this day on.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Only up to this day.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Only those about this theme; "none": those about no theme; null: all.</summary>
    public string? Theme { get; init; }

    /// <summary>Only those that feel so, 1 to 5.</summary>
    public int? Feeling { get; init; }

    /// <summary>Only those that hold all of these words, at most six; accents, case and plural do not matter.</summary>
    public string? Words { get; init; }

    /// <summary>Only those whose words and answer contradict each other.</summary>
    public bool Contradicting { get; init; }

    /// <summary>Only one comment.</summary>
    public CommentPlace? Only { get; init; }
}

/// <summary>One item of one version.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="ItemIndex">The item's position in it.</param>
public readonly record struct VersionItem(Guid VersionId, int ItemIndex);

/// <summary>A comment as staff moderate it.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Exclusion">Why its response is not counted; null when it is.</param>
public sealed record ModeratedComment(Comment Comment, ResponseExclusion? Exclusion)
{
    /// <summary>What it is about; null until it is coded.</summary>
    public Coding? Coding { get; init; }
}

/// <summary>Lists comments with their state, latest first: the read behind every list, with the rules of who may read and what counts.</summary>
public sealed class ListComments
{
    private readonly PromisedWords words;

    internal ListComments(PromisedWords words) => this.words = words;

    /// <summary>The comments. Words that redaction has not passed are never among them.</summary>
    public Task<IReadOnlyList<ModeratedComment>> Run(
        CommentQuery query,
        CancellationToken cancel = default
    ) => words.Read(query, cancel);
}
