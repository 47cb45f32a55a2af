using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Web.Organization.Files;

/// <summary>The two forms of a file.</summary>
public enum EntryFormat
{
    /// <summary>A table.</summary>
    Csv,

    /// <summary>An object.</summary>
    Json,
}

/// <summary>What a file that cannot be read is answered with, and how its form is known.</summary>
public static class EntryFile
{
    private const int MostShown = 50;

    /// <summary>The form a text has: what begins with a bracket is JSON.</summary>
    public static EntryFormat FormOf(string text) =>
        text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t') is ['{' or '[', ..]
            ? EntryFormat.Json
            : EntryFormat.Csv;

    internal static Refusal Unreadable(IReadOnlyList<Fault> faults) =>
        new Refusal(
            "catalogue.unreadable",
            RefusalKind.Invalid,
            faults.Count == 1
                ? $"{faults[0].Field}: {faults[0].Message}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file cannot be read: {faults.Count} places need another look. Nothing was changed."
                )
        )
        {
            Faults = [.. faults.Take(MostShown)],
        };
}
