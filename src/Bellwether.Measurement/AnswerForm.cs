using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics.Sums;

namespace Bellwether.Measurement;

/// <summary>In what form a question is answered. Answers of different forms share a favourable share, never a mean.</summary>
/// <param name="Name">thumbs, five-point, choice-of-3: equal names mean the same form.</param>
/// <param name="Lowest">The lowest value of the scale, or null when the answers are no scale of three points or more.</param>
/// <param name="Highest">The highest value, or null.</param>
public sealed record AnswerForm(string Name, int? Lowest, int? Highest)
{
    /// <summary>True when a mean of the answers says something.</summary>
    public bool IsScale => Lowest is not null;

    /// <summary>The form of a question. An option without a number among others that have one ("does not apply") is no answer.</summary>
    public static AnswerForm Of(Item item)
    {
        var options = item.Options.Where((_, place) => IsAnswer(item, place)).ToList();
        var values = options.Select(option => option.Value).OfType<int>().Order().ToList();
        var complete =
            values.Count == options.Count
            && values.Count >= 3
            && values[^1] - values[0] == values.Count - 1;
        if (complete)
            return new AnswerForm(
                values is [1, .., 5] ? "five-point" : $"scale-{values[0]}-{values[^1]}",
                values[0],
                values[^1]
            );
        return options.Count == 2
            ? new AnswerForm("thumbs", null, null)
            : new AnswerForm($"choice-of-{options.Count}", null, null);
    }

    /// <summary>True when choosing that option is an answer to the question.</summary>
    public static bool IsAnswer(Item item, int place) =>
        item.Options[place].Value is not null || item.Options.All(option => option.Value is null);

    /// <summary>The answers on the scale, put together; null when the form is no scale.</summary>
    /// <param name="counted">The questions and their counts per option; a correction may take counts back.</param>
    public Histogram? Histogram(IEnumerable<(Item Item, ImmutableArray<long> Counts)> counted)
    {
        if (Lowest is not { } lowest || Highest is not { } highest)
            return null;
        var byValue = new long[highest - lowest + 1];
        foreach (var (item, counts) in counted)
        {
            for (var i = 0; i < counts.Length; i++)
                if (item.Options[i].Value is { } value)
                    byValue[value - lowest] += counts[i];
        }
        return byValue.Any(count => count < 0) ? null : new Histogram(lowest, byValue);
    }
}

/// <summary>
/// What makes answers of two versions the same series: the form, the construction and the words of the question. A change in any
/// of them breaks the series; typography does not.
/// </summary>
/// <param name="Form">The form of the answers.</param>
/// <param name="Construct">Which construction of the measure, or empty.</param>
/// <param name="Words">The wording in small letters without punctuation.</param>
internal sealed record ItemSeries(AnswerForm Form, string Construct, string Words)
{
    public static ItemSeries Of(Item item) =>
        new(AnswerForm.Of(item), item.Construct ?? "", Wording.Normalise(item.Prompt.In("en")));
}
