using System.Globalization;
using Bellwether.Text.Redaction;

namespace Bellwether.Collection.Sources;

/// <summary>Gathers what the values of a column are like, and guesses from that and from its name what it is for.</summary>
internal sealed class ColumnLook(string name)
{
    private const int MostOptions = 60;
    private const int MostSamples = 3;

    private readonly List<string> samples = [];
    private readonly HashSet<string> different = new(StringComparer.OrdinalIgnoreCase);
    private int filled;
    private int dates;
    private int wholes;
    private int words;
    private long length;
    private bool isUnique = true;
    private int least = int.MaxValue;
    private int most = int.MinValue;

    public string Name => name;

    public int Filled => filled;

    public bool IsUnique => isUnique && filled > 1;

    public bool IsDate => filled > 0 && dates >= filled * 0.8;

    public IReadOnlyCollection<string> Different => different;

    public void Add(string cell)
    {
        var said = cell.Trim();
        if (Mapping.DefaultPlaceholders.Contains(said, StringComparer.OrdinalIgnoreCase))
            return;
        filled++;
        length += said.Length;
        if (DateText.Read(said) is not null)
            dates++;
        if (
            int.TryParse(
                said,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            wholes++;
            (least, most) = (Math.Min(least, number), Math.Max(most, number));
        }
        if (RatingWords.Step(said) is not null)
            words++;
        if (different.Count < 5_000)
            isUnique &= different.Add(said);
        if (samples.Count < MostSamples && !samples.Contains(said))
            samples.Add(said);
    }

    public ColumnSeen See(ColumnRole role)
    {
        var (from, to) = Scale();
        return new ColumnSeen(
            name,
            role,
            [.. samples.Select(Shown)],
            different.Count <= MostOptions
                ? [.. different.Order(StringComparer.OrdinalIgnoreCase)]
                : [],
            from,
            to
        );
    }

    public ColumnRole Guess()
    {
        var byName = ColumnWords.Role(name);
        if (byName is ColumnRole.Ignored)
            return ColumnRole.Ignored;
        if (byName == ColumnRole.Date && !IsDate || byName == ColumnRole.Rating && !IsRating)
            byName = null;
        if (
            byName == ColumnRole.LeftOut
            && !different.All(value => AnswerReader.Tick(value) is not null)
        )
            byName = null;
        if (byName is { } known)
            return known;
        if (filled == 0)
            return ColumnRole.Ignored;
        if (IsRating)
            return ColumnRole.Rating;
        var mean = length / filled;
        return IsDate ? ColumnRole.Ignored
            : mean > 25 && different.Count > 3 ? ColumnRole.Comment
            : different.Count is >= 2 and <= 12 && filled >= 3 * different.Count ? ColumnRole.Choice
            : ColumnRole.Ignored;
    }

    private bool IsRating =>
        filled > 0
        && (
            words == filled && different.Count >= 2
            || wholes == filled && least >= 0 && most <= 10 && different.Count >= 2
        );

    // The smallest usual scale that holds what is seen.
    private (int From, int To) Scale()
    {
        if (wholes == 0)
            return (1, 5);
        (int, int)[] usual = [(0, 1), (1, 5), (1, 7), (1, 10), (0, 10)];
        foreach (var (from, to) in usual)
            if (least >= from && most <= to)
                return (from, to);
        return (1, 5);
    }

    private static string Shown(string said)
    {
        var clean = RedactWords.Run(said, "en").Words;
        return clean.Length > 60 ? clean[..60] + "…" : clean;
    }
}
