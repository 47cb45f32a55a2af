namespace Bellwether.Statistics.Change;

/// <summary>What is usual in one stream.</summary>
/// <param name="Usual">Favourable share in control, inside 0 to 1 (a lower 90 % limit less the smallest relevant drop when estimated).</param>
/// <param name="OverDispersion">At least 1; see <see cref="Change.OverDispersion"/>.</param>
public sealed record StreamBaseline(double Usual, double OverDispersion = 1);

/// <summary>How a panel decides.</summary>
/// <param name="Patience">Steps over which the share of false alarms is controlled: the time in which a real problem would be
/// found and dealt with. 28 days by default; 365 controls a whole year and answers about two days later.</param>
/// <param name="Level">Share of false alarms allowed, inside 0 to 1.</param>
/// <param name="WatchSteps">Steps between false entries on the watch list, over the whole panel: 30 = about one a month.</param>
/// <param name="Bets">Bets of the e-detectors; 0.15, 0.3 and 0.6 when null (falls of about 3, 6 and 12 points from .80).</param>
public sealed record PanelRules(
    double Patience = 28,
    double Level = 0.05,
    double WatchSteps = 30,
    IReadOnlyList<double>? Bets = null
);

/// <summary>What one step of a panel says.</summary>
/// <param name="Watch">Streams worth a look (0-based), about one false entry per <see cref="PanelRules.WatchSteps"/>.</param>
/// <param name="Alarms">Streams newly alarmed; they stay silent until acknowledged.</param>
public sealed record PanelStep(IReadOnlyList<int> Watch, IReadOnlyList<int> Alarms);

/// <summary>Watches hundreds of streams at once in two tiers: a watch list that is quick, and alarms that are hardly ever false.</summary>
public sealed class StreamPanel
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "stream-panel";

    private readonly PanelRules rules;
    private readonly FocusShare[] focus;
    private readonly EDetector[] detectors;
    private readonly int[] alarmedAt;
    private readonly double watchThreshold;

    /// <summary>Starts watching.</summary>
    /// <param name="baselines">One per stream, at least one.</param>
    /// <param name="rules">How to decide; the defaults when null.</param>
    /// <exception cref="ArgumentException">No stream, or a number outside its range.</exception>
    public StreamPanel(IReadOnlyList<StreamBaseline> baselines, PanelRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(baselines);
        this.rules = rules ?? new PanelRules();
        if (
            baselines.Count == 0
            || !(this.rules.Patience > 0 && this.rules.WatchSteps > 0)
            || this.rules.Level is not (> 0 and < 1)
        )
        {
            throw new ArgumentException(
                "Give at least one stream, positive times and a level inside 0 to 1.",
                nameof(baselines)
            );
        }

        focus = baselines.Select(b => new FocusShare(b.Usual, b.OverDispersion)).ToArray();
        detectors = baselines.Select(Start).ToArray();
        alarmedAt = Enumerable.Repeat(-1, baselines.Count).ToArray();
        watchThreshold = WatchThreshold(baselines.Count * this.rules.WatchSteps);
    }

    /// <summary>Steps seen.</summary>
    public int Steps { get; private set; }

    /// <summary>Evidence at which a FOCuS detector signals falsely once in so many steps.</summary>
    /// <param name="steps">Average steps between false signals of one stream, above 10.</param>
    /// <remarks>4.87 + log(steps/365), from simulation at 10 to 150 answers a day (specification 05b: 4.83 to 4.92 at 365).</remarks>
    public static double WatchThreshold(double steps) => 4.87 + Math.Log(Math.Max(10, steps) / 365);

    /// <summary>Takes in one period of every stream.</summary>
    /// <param name="favourable">Favourable answers per stream, 0 to n.</param>
    /// <param name="answers">Answers per stream.</param>
    /// <exception cref="ArgumentException">Other lengths than the panel, or a count outside 0 to n.</exception>
    /// <remarks>Watch: FOCuS. Alarm: e-d-BH over the streams not yet alarmed plus those alarmed within the patience. Cost: O(streams
    /// x bets + streams log streams); 300 streams take about 0.1 ms. Level of sums: G.</remarks>
    public PanelStep Step(IReadOnlyList<long> favourable, IReadOnlyList<long> answers)
    {
        ArgumentNullException.ThrowIfNull(favourable);
        ArgumentNullException.ThrowIfNull(answers);
        if (favourable.Count != focus.Length || answers.Count != focus.Length)
        {
            throw new ArgumentException("Give one period for every stream.", nameof(favourable));
        }

        Steps++;
        var watch = new List<int>();
        for (var i = 0; i < focus.Length; i++)
        {
            if (focus[i].Step(favourable[i], answers[i]) >= watchThreshold && alarmedAt[i] < 0)
            {
                watch.Add(i);
            }

            detectors[i] = detectors[i].Step(favourable[i], answers[i]);
        }

        return new PanelStep(watch, Alarm());
    }

    /// <summary>Why a stream stands out: when the change came, and the share since.</summary>
    /// <param name="stream">0-based.</param>
    public (int ChangeAfter, double? ShareSince, double Evidence) Explain(int stream) =>
        (focus[stream].ChangeAfter, focus[stream].ShareSince, focus[stream].Value);

    /// <summary>Marks an alarm as dealt with: the stream starts anew with what is usual now.</summary>
    /// <param name="stream">0-based.</param>
    /// <param name="baseline">What is usual from now on.</param>
    public void Acknowledge(int stream, StreamBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        focus[stream] = new FocusShare(baseline.Usual, baseline.OverDispersion);
        detectors[stream] = Start(baseline);
        alarmedAt[stream] = -1;
    }

    private EDetector Start(StreamBaseline baseline) =>
        EDetector.Start(
            baseline.Usual,
            baseline.OverDispersion,
            bets: rules.Bets ?? [0.15, 0.3, 0.6]
        );

    private List<int> Alarm()
    {
        var open = new List<int>(focus.Length);
        var recent = 0;
        for (var i = 0; i < focus.Length; i++)
        {
            if (alarmedAt[i] < 0)
            {
                open.Add(i);
            }
            else if (Steps - alarmedAt[i] < rules.Patience)
            {
                recent++;
            }
        }

        var logs = open.Select(i => detectors[i].LogValue).ToList();
        var alarms = EValues
            .Alarm(logs, rules.Patience, rules.Level, recent)
            .Select(k => open[k])
            .ToList();
        alarms.ForEach(i => alarmedAt[i] = Steps);
        return alarms;
    }
}
