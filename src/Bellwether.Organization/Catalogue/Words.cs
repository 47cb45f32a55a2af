namespace Bellwether.Organization;

/// <summary>Lists of short texts as people write them: one per line, or with bars between in a cell of a file.</summary>
internal static class Words
{
    private const int Most = 40;

    /// <summary>The texts without empty ones; a fault where one is too long, holds a bar, or stands there twice.</summary>
    public static IReadOnlyList<string> Read(
        IReadOnlyList<string>? given,
        string field,
        FaultList faults,
        int longest = 300
    )
    {
        var texts = (given ?? [])
            .Select(text =>
                string.Join(
                    ' ',
                    (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                )
            )
            .Where(text => text.Length > 0)
            .ToList();
        foreach (var text in texts)
        {
            faults.Text(text, field, longest);
            faults.When(
                text.Contains('|', StringComparison.Ordinal),
                field,
                "Write it without “|”: files use it between the texts of a list."
            );
        }
        faults.When(
            texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() < texts.Count,
            field,
            "One of the texts stands there twice. Leave it once."
        );
        faults.When(texts.Count > Most, field, $"Name {Most} or fewer.");
        return texts;
    }

    /// <summary>The kind by its code, or null when it is empty; a fault when there is none such.</summary>
    public static T? Kind<T>(string? given, string field, FaultList faults)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(given))
            return null;
        var code = given.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        foreach (var value in Enum.GetValues<T>())
            if (Codes.Of(value) == code)
                return value;
        faults.Add(
            field,
            $"“{given.Trim()}” is not known here. Use one of: {string.Join(", ", Enum.GetValues<T>().Select(Codes.Of))}."
        );
        return null;
    }
}
