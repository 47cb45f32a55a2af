using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Measurement;

/// <summary>Turns the sums of a question into what may be said of it: every formula is one of Statistics.</summary>
internal static class MakeQuestions
{
    public static QuestionFigure Of(QuestionSums sums, bool isEarlier)
    {
        var item = sums.Item;
        var answered = Answered(sums);
        var status =
            answered == 0 && sums.KeptBack > 0
                ? EstimateStatus.Suppressed
                : MakeFigure.Status(answered);
        var figure = new QuestionFigure(item.Key, item.Kind, item.Prompt)
        {
            Versions = [.. sums.Versions],
            IsEarlier = isEarlier,
            Unit = item.Number?.Unit,
            Decimals = item.Number?.Decimals ?? 0,
            Asked = sums.Asked,
            Answered = answered,
            Status = status,
        };
        return item.Kind switch
        {
            ItemKind.Number or ItemKind.Calculated => OfNumber(figure, sums),
            ItemKind.Date => Enough(figure, () => Bins(sums)),
            ItemKind.Ranking => Enough(figure, () => Ranks(sums)),
            _ => OfChoice(figure, sums),
        };
    }

    private static long Answered(QuestionSums sums) =>
        sums.Item.Kind == ItemKind.SingleChoice
            ? sums.Counts.Where((_, place) => AnswerForm.IsAnswer(sums.Item, place)).Sum()
            : sums.Answered;

    private static QuestionFigure Enough(
        QuestionFigure figure,
        Func<ImmutableArray<AnswerShare>> answers
    ) => figure.Status == EstimateStatus.Enough ? figure with { Answers = answers() } : figure;

    private static QuestionFigure OfChoice(QuestionFigure figure, QuestionSums sums)
    {
        var item = sums.Item;
        var form = item.Kind == ItemKind.SingleChoice ? AnswerForm.Of(item) : null;
        return Enough(
            figure,
            () =>
                [
                    .. item
                        .Options.Select((option, place) => (option, place))
                        .Where(each => form is null || AnswerForm.IsAnswer(item, each.place))
                        .Select(each => new AnswerShare(
                            each.option.Key,
                            each.option.Label,
                            sums.Counts[each.place],
                            Proportion.Of(sums.Counts[each.place], figure.Answered)
                        )),
                ]
        ) with
        {
            Mean = form is { IsScale: true }
                ? Of(figure, "smoothed-t", () => OfScale(form, sums))
                : null,
        };
    }

    private static Estimate OfScale(AnswerForm form, QuestionSums sums) =>
        form.Histogram([(sums.Item, [.. sums.Counts])]) is { } histogram
            ? Mean.Of(histogram)
            : Estimate.Without(EstimateStatus.NotIdentified, sums.Answered, "smoothed-t");

    private static QuestionFigure OfNumber(QuestionFigure figure, QuestionSums sums)
    {
        if (sums.Item.Number is not { } range)
            return figure;
        var edges = QuestionSums.EdgesOf(sums.Item);
        var binned = new BinnedAnswers(
            [.. edges.SkipLast(1)],
            edges[^1] - 1,
            sums.Counts,
            sums.Sum,
            sums.SumOfSquares
        );
        return Enough(figure, () => Bins(sums)) with
        {
            Mean = Of(figure, "smoothed-t", () => InUnit(range, Mean.Of(binned))),
            Median = Of(figure, "binned-median", () => InUnit(range, Median.Of(binned))),
            WidestInterval = sums.SumOfSquares is null,
        };
    }

    private static Estimate Of(QuestionFigure figure, string method, Func<Estimate> estimate) =>
        figure.Status == EstimateStatus.Enough
            ? estimate()
            : Estimate.Without(figure.Status, figure.Answered, method);

    private static Estimate InUnit(NumberRange range, Estimate steps) =>
        steps with
        {
            Value = steps.Value is { } value ? BinWords.Number(range, value) : null,
            Interval = steps.Interval is { } interval
                ? interval with
                {
                    Low = BinWords.Number(range, interval.Low),
                    High = BinWords.Number(range, interval.High),
                }
                : null,
        };

    private static ImmutableArray<AnswerShare> Bins(QuestionSums sums)
    {
        var edges = QuestionSums.EdgesOf(sums.Item);
        var bins = sums
            .Counts.Select(
                (count, bin) =>
                    new AnswerShare(
                        BinWords.Key(sums.Item, edges[bin], edges[bin + 1] - 1),
                        BinWords.Label(sums.Item, edges[bin], edges[bin + 1] - 1),
                        count,
                        Proportion.Of(count, sums.Answered)
                    )
            )
            .ToList();
        // Years that nobody named at either end say nothing; a gap between answers does.
        var first = bins.FindIndex(bin => bin.Count > 0);
        var last = bins.FindLastIndex(bin => bin.Count > 0);
        return sums.Item.Kind == ItemKind.Date ? [.. bins[first..(last + 1)]] : [.. bins];
    }

    private static ImmutableArray<AnswerShare> Ranks(QuestionSums sums)
    {
        var options = sums.Item.Options;
        var n = options.Length;
        return
        [
            .. options.Select(
                (option, place) =>
                {
                    var places = sums.Counts.Skip(place * n).Take(n).ToArray();
                    var placed = places.Sum();
                    return new AnswerShare(
                        option.Key,
                        option.Label,
                        places[0],
                        Proportion.Of(places[0], sums.Answered)
                    )
                    {
                        Placed = placed,
                        MeanRank =
                            MakeFigure.Status(placed) == EstimateStatus.Enough
                                ? Mean.Of(new Histogram(1, places))
                                : Estimate.Without(MakeFigure.Status(placed), placed, "smoothed-t"),
                    };
                }
            ),
        ];
    }
}
