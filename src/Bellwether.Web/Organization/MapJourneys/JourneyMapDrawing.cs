using Bellwether.Web.Components.Charts;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>One stage on the map.</summary>
/// <param name="Name">What people do in it.</param>
/// <param name="Owners">Who owns it.</param>
/// <param name="Measure">What its figure measures, or null.</param>
/// <param name="Share">The share of favourable answers in percent, or null.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Answers">Answers it rests on.</param>
/// <param name="IsMoment">True where a moment that matters lies.</param>
public sealed record MapStage(
    string Name,
    string Owners,
    string? Measure,
    double? Share,
    double? Low,
    double? High,
    long? Answers,
    bool IsMoment
);

/// <summary>Where the stages stand in a wide drawing: side by side, names below the track, figures below the names.</summary>
internal sealed class JourneyMapDrawing
{
    private const double Left = 40;
    private const double LineHeight = 17;

    public JourneyMapDrawing(DrawingSize size, IReadOnlyList<MapStage> stages)
    {
        var band = new BandScale(stages.Count, Left, size.Width);
        Labels =
        [
            .. stages.Select(
                (stage, i) => TextMeasure.Wrap($"{i + 1}. {stage.Name}", band.Step - 10)
            ),
        ];
        Middles = [.. stages.Select((_, i) => band.Middle(i))];
        var lines = Labels.Max(label => label.Count);
        Top = Track + 34 + (lines * LineHeight);
        Bottom = Top + 110;
        Scale = LinearScale.Between(0, 100, Bottom, Top, 2);
    }

    public static double Track => 16;

    public static double First => Track + 30;

    public IReadOnlyList<IReadOnlyList<string>> Labels { get; }

    public IReadOnlyList<double> Middles { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double Height => Bottom + 14;

    public LinearScale Scale { get; }

    public static double Line(int number) => First + (number * LineHeight);
}
