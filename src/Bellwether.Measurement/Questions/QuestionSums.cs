using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>The sums of one question in one wording, put together over collectors, versions, periods and channels.</summary>
internal sealed class QuestionSums(Item item, Guid instrumentId)
{
    private readonly long[] counts = new long[CountsOf(item)];

    public Item Item => item;

    public Guid InstrumentId => instrumentId;

    public SortedSet<int> Versions { get; } = [];

    public long Asked { get; private set; }

    public long Answered { get; private set; }

    public IReadOnlyList<long> Counts => counts;

    public Int128 Sum { get; private set; }

    /// <summary>Null where squares were not kept.</summary>
    public Int128? SumOfSquares { get; private set; } = 0;

    /// <summary>The largest promise for which answers are kept back; 0: none are.</summary>
    public int KeptBack { get; private set; }

    public void Add(int version, ItemPlace place, ReadOnlySpan<long> sums)
    {
        Versions.Add(version);
        Asked += place.Asked(sums);
        Answered += place.Answered(sums);
        var own = place.Counts(sums);
        for (var i = 0; i < counts.Length; i++)
            counts[i] += own[i];
        Sum += place.Sum(sums);
        SumOfSquares += place.SumOfSquares(sums);
    }

    public void KeepBack(int version, int least)
    {
        Versions.Add(version);
        KeptBack = Math.Max(KeptBack, least);
    }

    /// <summary>What must be the same for answers to be put together: the words, the options, the bins.</summary>
    public static string Wording(Item item) =>
        string.Join(
            '\n',
            item.Options.Select(option =>
                    $"{option.Key}\t{Instruments.Wording.Normalise(option.Label.In("en"))}\t{option.Value}"
                )
                .Concat(EdgesOf(item).Select(edge => $"{edge}"))
                .Prepend(
                    $"{item.Kind}\t{item.Construct}\t{item.Number?.Min}\t{item.Number?.Decimals}\t{item.Number?.Unit?.In("en")}\t{item.Dates?.First}"
                )
                .Prepend(Instruments.Wording.Normalise(item.Prompt.In("en")))
        );

    /// <summary>Of a number or a day: the lowest step of each bin, and after them one more than the highest; none for choices.</summary>
    public static IReadOnlyList<long> EdgesOf(Item item) =>
        item.Kind switch
        {
            ItemKind.Number or ItemKind.Calculated when item.Number is { } range =>
            [
                .. range.Edges().Select(edge => edge - 1),
                range.Steps,
            ],
            ItemKind.Date when (item.Dates ?? new DateSpan()) is { } span =>
            [
                .. span.Edges().Select(edge => edge - 1),
                span.Steps,
            ],
            _ => [],
        };

    private static int CountsOf(Item item) =>
        item.Kind == ItemKind.Ranking ? item.Options.Length * item.Options.Length
        : item.HasOptions ? item.Options.Length
        : EdgesOf(item).Count - 1;
}
