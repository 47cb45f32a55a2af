using System.Globalization;

namespace Bellwether.Collection.Sources;

/// <summary>Makes the names in a heading usable: trimmed, none empty, none twice.</summary>
internal static class ColumnNames
{
    public static string[] Of(IReadOnlyList<string> heading)
    {
        if (heading.Count > SourceLimits.MostColumns)
            throw new RefusedFileException(SourceRefusals.TooManyColumns(heading.Count));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[heading.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var name = heading[i].Trim().TrimStart('\uFEFF').Trim();
            if (name.Length == 0)
                name = string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            var free = name;
            for (var n = 2; !taken.Add(free); n++)
                free = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            names[i] = free;
        }
        return names;
    }
}
