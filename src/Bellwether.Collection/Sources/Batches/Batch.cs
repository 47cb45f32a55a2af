using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>How far a batch is.</summary>
public enum BatchState
{
    /// <summary>It is being imported, or was interrupted: importing the same file again finishes it.</summary>
    Running = 1,

    /// <summary>It is in.</summary>
    Finished = 2,

    /// <summary>It is being taken back, or that was interrupted: undoing it again finishes it.</summary>
    Undoing = 3,

    /// <summary>It was taken back.</summary>
    Undone = 4,
}

/// <summary>One file that was imported with a mapping.</summary>
/// <param name="BatchId">Its id; the same file with the same mapping is the same batch.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="MappingName">The mapping's name.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
/// <param name="Source">Where such files come from.</param>
/// <param name="Consent">On what ground the answers may be used.</param>
/// <param name="State">How far it is.</param>
/// <param name="First">The first day its rows are of.</param>
/// <param name="Last">The last day.</param>
/// <param name="Rows">Rows in the file.</param>
/// <param name="RowsDone">Rows that are done.</param>
/// <param name="Accepted">Rows that are in because of it.</param>
/// <param name="Repeated">Rows that were in already.</param>
/// <param name="Quarantined">Rows with something wrong: kept, to be mended and imported again.</param>
/// <param name="Excluded">Rows that are left out of every figure for a stated reason.</param>
/// <param name="Report">The details.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="TouchedAt">When it last went on.</param>
/// <param name="FinishedAt">When it was through.</param>
/// <param name="ImportedBy">Who imported it.</param>
/// <param name="UndoneAt">When it was taken back.</param>
/// <param name="UndoneBy">By whom.</param>
public sealed record Batch(
    Guid BatchId,
    Guid AgencyId,
    MappingKind Kind,
    string MappingName,
    string FileName,
    string FileHash,
    string Source,
    string Consent,
    BatchState State,
    DateOnly? First,
    DateOnly? Last,
    long Rows,
    long RowsDone,
    long Accepted,
    long Repeated,
    long Quarantined,
    long Excluded,
    BatchReport Report,
    DateTimeOffset StartedAt,
    DateTimeOffset TouchedAt,
    DateTimeOffset? FinishedAt,
    string ImportedBy,
    DateTimeOffset? UndoneAt,
    string? UndoneBy
);

/// <summary>The details of what became of a file.</summary>
public sealed record BatchReport
{
    /// <summary>How the file was read: format, encoding, separator.</summary>
    public string ReadAs { get; init; } = "";

    /// <summary>The order of day and month, when the file left it open: day-first or month-first; "" when no date was open or nothing decided.</summary>
    public string DateOrder { get; init; } = "";

    /// <summary>Dates that can only have the day first.</summary>
    public int DayFirst { get; init; }

    /// <summary>Dates that can only have the month first.</summary>
    public int MonthFirst { get; init; }

    /// <summary>Dates that could be read both ways.</summary>
    public int EitherOrder { get; init; }

    /// <summary>Rows that do not fit what the mapping reads.</summary>
    public int Skipped { get; init; }

    /// <summary>Further rows of a person: their words are kept, their answers counted once.</summary>
    public int SamePerson { get; init; }

    /// <summary>Comments among the accepted rows.</summary>
    public int Comments { get; init; }

    /// <summary>In which languages they are written.</summary>
    public ImmutableSortedDictionary<string, int> Languages { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>In how many comments' rows which personal details were removed.</summary>
    public ImmutableSortedDictionary<string, int> Redactions { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Rows left out of every figure, by reason.</summary>
    public ImmutableSortedDictionary<string, int> Excluded { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>How often each fault occurs.</summary>
    public ImmutableSortedDictionary<string, int> Reasons { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The columns that the mapping reads, in the order of the file: those of the kept rows.</summary>
    public ImmutableArray<string> KeptColumns { get; init; } = [];

    /// <summary>Columns that the mapping does not read; nothing of them is kept.</summary>
    public ImmutableArray<string> UnusedColumns { get; init; } = [];

    /// <summary>Near-identical texts that many sent.</summary>
    public ImmutableArray<Campaign> Campaigns { get; init; } = [];
}

/// <summary>A text that many people sent with few changes.</summary>
/// <param name="Copies">How many copies.</param>
/// <param name="Row">The row of the first.</param>
public sealed record Campaign(int Copies, int Row);

/// <summary>How far an import or undo is.</summary>
/// <param name="Done">Rows done.</param>
/// <param name="Of">Rows in all.</param>
/// <param name="BatchId">The batch.</param>
public sealed record BatchProgress(long Done, long Of, Guid BatchId);
