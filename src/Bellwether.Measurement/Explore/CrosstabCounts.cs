using System.Collections.Immutable;
using System.Numerics;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>The counts of one table, and of every table that is less filtered: what could be subtracted from it.</summary>
internal sealed class CrosstabCounts(
    Item item,
    ImmutableArray<Guid> versions,
    ImmutableArray<string> filters,
    Func<string, LocalText> name
)
{
    private readonly Dictionary<string, long[]> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> answers = new(StringComparer.Ordinal);

    public Item Item => item;

    public ImmutableArray<Guid> Versions => versions;

    public IEnumerable<string> Columns =>
        counts.Keys.Where(key => Answers(key) > 0).Order(StringComparer.Ordinal);

    public LocalText Name(string column) => name(column);

    public long Answers(string column) => answers[column][^1];

    public IReadOnlyList<long> Counts(string column) => counts[column];

    /// <summary>How many answered in the same column when only some of the filters hold, for each such choice of filters.</summary>
    public IEnumerable<long> Parents(string column) => answers[column].SkipLast(1);

    /// <summary>The same for all columns together.</summary>
    public IEnumerable<long> ParentsOfAll =>
        Enumerable
            .Range(0, (1 << filters.Length) - 1)
            .Select(choice => answers.Values.Sum(each => each[choice]));

    public void Add(IReadOnlyList<string?> values, long answered, ReadOnlySpan<long> options)
    {
        if (values[0] is not { } column)
            return;
        if (!counts.TryGetValue(column, out var sums))
        {
            counts.Add(column, sums = new long[item.Options.Length]);
            answers.Add(column, new long[1 << filters.Length]);
        }
        var holds = 0;
        for (var i = 0; i < filters.Length; i++)
            if (string.Equals(values[i + 1], filters[i], StringComparison.Ordinal))
                holds |= 1 << i;
        var all = answers[column];
        for (var choice = 0; choice < all.Length; choice++)
            if ((choice & holds) == choice)
                all[choice] += answered;
        if (BitOperations.PopCount((uint)holds) < filters.Length)
            return;
        for (var i = 0; i < sums.Length; i++)
            sums[i] += options[i];
    }
}
