using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.ShowExplore;

/// <summary>What a page of explore shows, as its address says: filters stick because they are in it.</summary>
/// <param name="Rows">The question.</param>
/// <param name="Columns">What it is split by.</param>
/// <param name="Period">The period by name.</param>
/// <param name="Before">The period to compare with, or empty.</param>
/// <param name="Service">The service, or null for all.</param>
/// <param name="Filters">Which answers.</param>
public sealed record ExploreAddress(
    string Rows,
    string Columns,
    string Period,
    string Before,
    string? Service,
    IReadOnlyList<ExploreFilter> Filters
)
{
    /// <summary>The part of the address after the question mark.</summary>
    public string Query =>
        string.Join(
            '&',
            new (string Name, string? Value)[]
            {
                ("rows", Rows),
                ("columns", Columns),
                ("period", Period),
                ("before", Before),
                ("service", Service),
            }
                .Where(word => !string.IsNullOrEmpty(word.Value))
                .Concat(
                    Filters.Select(filter =>
                        (Name: "filter", Value: (string?)$"{filter.Dimension}={filter.Value}")
                    )
                )
                .Select(word => $"{word.Name}={Uri.EscapeDataString(word.Value!)}")
        );

    /// <summary>The page.</summary>
    public override string ToString() => $"/understand/explore?{Query}";

    /// <summary>The page without one of its filters.</summary>
    public ExploreAddress Without(ExploreFilter filter) =>
        this with
        {
            Filters = [.. Filters.Where(each => each != filter)],
        };

    /// <summary>Reads filters written as DIMENSION=VALUE; null when one is not.</summary>
    public static IReadOnlyList<ExploreFilter>? ReadFilters(IEnumerable<string?>? texts)
    {
        var read = new List<ExploreFilter>();
        foreach (var text in texts ?? [])
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                return null;
            var filter = new ExploreFilter(text[..at].Trim(), text[(at + 1)..].Trim());
            if (!read.Contains(filter))
                read.Add(filter);
        }
        return read.Count > MostFilters ? null : read;
    }

    private const int MostFilters = 6;
}
