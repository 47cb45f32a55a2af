using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>The counts of one table, column by column.</summary>
internal sealed class CrosstabCounts(
    Item item,
    ImmutableArray<Guid> versions,
    ImmutableArray<string> filters,
    Func<string, LocalText> name
)
{
    private readonly Dictionary<string, (long Answers, long[] Counts)> columns = new(
        StringComparer.Ordinal
    );

    public Item Item => item;

    public ImmutableArray<Guid> Versions => versions;

    /// <summary>Answers in blocks that do not tell the column or a filter apart.</summary>
    public long NotApart { get; private set; }

    /// <summary>The columns with answers, the largest first.</summary>
    public IReadOnlyList<string> Columns =>
        [
            .. columns
                .Where(column => column.Value.Answers > 0)
                .OrderByDescending(column => column.Value.Answers)
                .ThenBy(column => column.Key, StringComparer.Ordinal)
                .Select(column => column.Key),
        ];

    /// <summary>True when some options are in favour, so that headlines count a favourable share.</summary>
    public bool HasFavourable =>
        item.Kind == ItemKind.SingleChoice && item.Options.Any(option => option.Favourable);

    /// <summary>Favourable answers and answers that say anything, as every headline counts them; none where there is no such column.</summary>
    public (long Hits, long Answers) Favourable(string column)
    {
        long hits = 0,
            all = 0;
        if (columns.TryGetValue(column, out var sums))
            for (var i = 0; i < sums.Counts.Length; i++)
            {
                hits += item.Options[i].Favourable ? sums.Counts[i] : 0;
                all += AnswerForm.IsAnswer(item, i) ? sums.Counts[i] : 0;
            }
        return (hits, all);
    }

    public LocalText Name(string column) => name(column);

    public long Answers(string column) => columns[column].Answers;

    public IReadOnlyList<long> Counts(string column) => columns[column].Counts;

    /// <summary>Adds sums whose value of the column and of each filter is known, or null: unanswered, or not told apart.</summary>
    public void Add(
        IReadOnlyList<string?> values,
        long answered,
        ReadOnlySpan<long> options,
        bool isBlock = false
    )
    {
        for (var i = 0; i < filters.Length; i++)
            if (
                values[i + 1] is { } value
                && !string.Equals(value, filters[i], StringComparison.Ordinal)
            )
                return;
        if (values.Contains(null))
        {
            NotApart += isBlock ? answered : 0;
            return;
        }
        var column = values[0]!;
        if (!columns.TryGetValue(column, out var sums))
            sums = (0, new long[item.Options.Length]);
        for (var i = 0; i < sums.Counts.Length; i++)
            sums.Counts[i] += options[i];
        columns[column] = (sums.Answers + answered, sums.Counts);
    }
}
