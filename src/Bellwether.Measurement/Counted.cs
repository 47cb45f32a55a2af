using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>The answers to one question of one collector, version, period and channel.</summary>
/// <param name="Collector">Where they came in.</param>
/// <param name="Version">The frozen version.</param>
/// <param name="Item">The question.</param>
/// <param name="Period">The period as the cube numbers it.</param>
/// <param name="Channel">The channel, or empty.</param>
/// <param name="Responses">Responses in the cell, whether or not they answered the question.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Counts">Answers per option, in the order of the options.</param>
/// <param name="Withheld">Why these answers are kept but not counted, or null when they are counted.</param>
internal sealed record Counted(
    ScopedCollector Collector,
    InstrumentVersion Version,
    Item Item,
    int Period,
    string Channel,
    long Responses,
    long Asked,
    ImmutableArray<long> Counts,
    string? Withheld = null
)
{
    private ItemSeries? series;

    public ItemSeries Series => series ??= ItemSeries.Of(Item);

    /// <summary>Answers; "does not apply" is none.</summary>
    public long Answers { get; } =
        Counts.Where((_, place) => AnswerForm.IsAnswer(Item, place)).Sum();

    public long Favourable => Counts.Where((_, option) => Item.Options[option].Favourable).Sum();
}

/// <summary>Answers put together: their number, the favourable ones, and the whole distribution where the forms agree.</summary>
internal sealed record AnswerSum(
    long N,
    long Favourable,
    AnswerForm? Form,
    ImmutableArray<OptionCount> Distribution
)
{
    public Statistics.Sums.Histogram? Histogram { get; private init; }

    /// <summary>True when there are answers that may not be shown.</summary>
    public bool KeptBack { get; init; }

    public static AnswerSum Of(IReadOnlyCollection<Counted> counted)
    {
        var answered = counted.Where(each => each.Answers != 0).ToList();
        var forms = answered.Select(each => each.Series.Form).Distinct().ToList();
        var form = forms.Count == 1 ? forms[0] : null;
        return new AnswerSum(
            answered.Sum(each => each.Answers),
            answered.Sum(each => each.Favourable),
            form,
            form is null ? [] : Options(answered)
        )
        {
            Histogram = form?.Histogram(answered.Select(each => (each.Item, each.Counts))),
        };
    }

    private static ImmutableArray<OptionCount> Options(List<Counted> answered) =>
        [
            .. from each in answered
            from place in Enumerable.Range(0, each.Counts.Length)
            where AnswerForm.IsAnswer(each.Item, place)
            let option = each.Item.Options[place]
            group (option, Count: each.Counts[place]) by option.Key into same
            let first = same.First().option
            orderby first.Value ?? int.MaxValue, same.Key
            select new OptionCount(
                same.Key,
                first.Label,
                first.Value,
                first.Favourable,
                same.Sum(each => each.Count)
            ),
        ];
}
