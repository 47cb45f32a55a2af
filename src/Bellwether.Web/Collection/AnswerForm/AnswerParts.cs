using System.Globalization;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Answers that a form without script asks for in several fields: a day in three, a ranking in one for each option.</summary>
internal static class AnswerParts
{
    public const string Year = ".year";
    public const string Month = ".month";
    public const string Day = ".day";
    public const string Rank = ".rank.";

    /// <summary>Replaces the parts by the answer they make.</summary>
    public static void PutTogether(Dictionary<string, IReadOnlyList<string>> answers)
    {
        foreach (
            var name in answers
                .Keys.Where(name => name.EndsWith(Year, StringComparison.Ordinal))
                .ToList()
        )
            PutDay(answers, name[..^Year.Length]);
        foreach (
            var item in answers
                .Keys.Where(name => name.Contains(Rank, StringComparison.Ordinal))
                .Select(name => name[..name.IndexOf(Rank, StringComparison.Ordinal)])
                .Distinct()
                .ToList()
        )
            PutRanking(answers, item);
    }

    /// <summary>The three parts of a day as it was given: year, month, day.</summary>
    public static (string Year, string Month, string Day) Split(string? given) =>
        given?.Split('-') is [var year, var month, var day]
            ? (year, month.TrimStart('0'), day.TrimStart('0'))
            : (given ?? "", "", "");

    private static void PutDay(Dictionary<string, IReadOnlyList<string>> answers, string item)
    {
        var (year, month, day) = (
            Take(answers, item + Year),
            Take(answers, item + Month),
            Take(answers, item + Day)
        );
        answers[item] =
        [
            year.Length + month.Length + day.Length == 0 ? "" : $"{year}-{month}-{day}",
        ];
    }

    // Best first. Two in one place are told apart from a ranking by naming one of them twice, which the check refuses.
    private static void PutRanking(Dictionary<string, IReadOnlyList<string>> answers, string item)
    {
        var placed = new List<(int Place, string Option)>();
        foreach (
            var name in answers
                .Keys.Where(name => name.StartsWith(item + Rank, StringComparison.Ordinal))
                .ToList()
        )
            if (
                int.TryParse(
                    Take(answers, name),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var place
                )
                && place > 0
            )
                placed.Add((place, name[(item.Length + Rank.Length)..]));
        var order = placed.OrderBy(entry => entry.Place).ToList();
        var options = order.ConvertAll(entry => entry.Option);
        if (order.DistinctBy(entry => entry.Place).Count() < order.Count)
            options.Add(options[0]);
        answers[item] = options;
    }

    private static string Take(Dictionary<string, IReadOnlyList<string>> answers, string name)
    {
        answers.Remove(name, out var given);
        return given?.FirstOrDefault()?.Trim() ?? "";
    }
}
