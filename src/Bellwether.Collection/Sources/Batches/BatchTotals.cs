using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>What an import adds up while it reads. It depends on the file and the mapping only, not on how often it was begun.</summary>
internal sealed class BatchTotals(FileSurvey survey)
{
    /// <summary>Faults that are listed in the answer itself; every one is kept with the batch.</summary>
    public const int MostListed = 10_000;

    private readonly SortedDictionary<string, int> languages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> redactions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> excluded = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> reasons = new(StringComparer.Ordinal);
    private readonly List<RowFault> listed = [];
    private int comments;
    private int skipped;

    public long Done { get; private set; }

    public long Accepted { get; private set; }

    public long Repeated { get; private set; }

    public long Quarantined { get; private set; }

    public long ExcludedRows { get; private set; }

    public int SamePerson { get; set; }

    public DateOnly? First { get; private set; }

    public DateOnly? Last { get; private set; }

    public IReadOnlyList<RowFault> Listed => listed;

    public IReadOnlyList<(int Count, int FirstRow)> Campaigns { get; set; } = [];

    public void Read(int rows) => Done += rows;

    public void Skip() => skipped++;

    public void Exclude(string reason)
    {
        ExcludedRows++;
        Add(excluded, reason);
    }

    public void Quarantine(MappedRow row)
    {
        Quarantined++;
        foreach (var fault in row.Faults)
        {
            Add(reasons, fault.Reason);
            if (listed.Count < MostListed)
                listed.Add(fault);
        }
    }

    public void Repeat() => Repeated++;

    /// <summary>Rows that were accepted at first and contradict what was recorded before.</summary>
    public List<MappedRow> TurnedBack { get; } = [];

    public void Unaccept(MappedRow row)
    {
        Accepted--;
        Quarantine(row);
        TurnedBack.Add(row);
    }

    public void Accept(MappedRow row, DateOnly last)
    {
        Accept(row);
        Last = Last > last ? Last : last;
    }

    public void Accept(MappedRow row)
    {
        Accepted++;
        First = First is { } first && first <= row.Day ? first : row.Day;
        Last = Last is { } last && last >= row.Day ? last : row.Day;
        comments += row.Comments.Count;
        foreach (var comment in row.Comments)
            Add(languages, comment.Language);
        foreach (var detail in row.Redacted)
            Add(redactions, Kebab(detail.ToString()));
    }

    public BatchReport Report() =>
        new()
        {
            ReadAs = survey.ReadAs,
            DateOrder = survey.Dates.Decided switch
            {
                DateOrder.DayFirst => "day-first",
                DateOrder.MonthFirst => "month-first",
                _ => "",
            },
            DayFirst = survey.Dates.DayFirst,
            MonthFirst = survey.Dates.MonthFirst,
            EitherOrder = survey.Dates.Either,
            Skipped = skipped,
            SamePerson = SamePerson,
            Comments = comments,
            Languages = languages.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Redactions = redactions.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Excluded = excluded.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Reasons = reasons.ToImmutableSortedDictionary(StringComparer.Ordinal),
            KeptColumns = [.. survey.Columns.Columns.Where((_, i) => survey.Columns.Needed[i])],
            UnusedColumns = [.. survey.Columns.Unused.Take(200)],
            Campaigns = [.. Campaigns.Select(each => new Campaign(each.Count, each.FirstRow))],
        };

    private static void Add(SortedDictionary<string, int> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Kebab(string name) =>
        string.Concat(
            name.Select(
                (c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}"
            )
        );
}
