using System.Collections.Concurrent;

namespace Bellwether.Instruments;

/// <summary>Formulas that were read, so that an answer does not read them again.</summary>
internal static class FormulaCache
{
    private const int MostKept = 2_000;

    private static readonly ConcurrentDictionary<string, Formula?> Kept = new(
        StringComparer.Ordinal
    );

    public static Formula? Of(string text)
    {
        if (Kept.TryGetValue(text, out var formula))
            return formula;
        if (Kept.Count >= MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(text, Formula.Read(text, out _));
    }
}
