namespace Bellwether.Statistics.Combining;

/// <summary>The filter, smoother and likelihood behind <see cref="AnchorTrack"/>.</summary>
internal sealed class TrackFilter
{
    private const double Floor = 1e-8;
    private readonly IReadOnlyList<TrackPeriod> periods;
    private readonly TrackSettings settings;
    private readonly double scale;

    public TrackFilter(IReadOnlyList<TrackPeriod> periods, TrackSettings settings)
    {
        this.periods = periods;
        this.settings = settings;
        var values = periods
            .SelectMany(p => new[] { p.Survey, p.Feed })
            .Where(v => v.HasValue)
            .Select(v => v!.Value)
            .ToList();
        var mean = values.Average();
        scale =
            values.Average(v => (v - mean) * (v - mean))
            + periods.Max(p => Math.Max(p.SurveyVariance ?? 0, p.FeedVariance ?? 0));
    }

    public (double Level, double Bias) Drifts()
    {
        if (settings is { LevelDrift: { } level, BiasDrift: { } bias })
        {
            return (level, bias);
        }

        // Share of the level's drift that the bias has, so that it never exceeds it; both searched on a grid, then by Brent.
        double Fit(double logLevel, double share) =>
            -Run(
                settings.LevelDrift ?? Math.Exp(logLevel),
                BiasOf(Math.Exp(logLevel), share),
                withFeed: true
            ).LogLikelihood;
        var (from, to) = (Math.Log(Floor * scale), Math.Log(scale));
        var (best, at, ratio) = (double.PositiveInfinity, from, 0.0);
        for (var i = 0; i <= 12; i++)
        {
            foreach (var share in (ReadOnlySpan<double>)[1e-6, 0.01, 0.05, 0.2, 0.5, 1])
            {
                var x = from + ((to - from) * i / 12);
                var value = Fit(x, share);
                (best, at, ratio) = value < best ? (value, x, share) : (best, at, ratio);
            }
        }

        for (var round = 0; round < 4; round++)
        {
            at = Numerical.Minimise(x => Fit(x, ratio), at - 1.5, at + 1.5, 1e-6, 40);
            ratio = Numerical.Minimise(s => Fit(at, s), 0, 1, 1e-6, 40);
        }

        var found = settings.LevelDrift ?? Math.Exp(at);
        return (Math.Max(found, Floor), Math.Max(BiasOf(Math.Exp(at), ratio), Floor));
    }

    public TrackRun Run(double levelDrift, double biasDrift, bool withFeed)
    {
        var first = periods.First(p => p.Survey is not null || (withFeed && p.Feed is not null));
        var state = new TrackStep(
            settings.StartLevel ?? first.Survey ?? first.Feed!.Value,
            settings.StartBias,
            settings.StartVariance ?? (1e4 * scale),
            0,
            settings.StartBiasVariance ?? (1e4 * scale),
            false
        );
        var steps = new List<TrackStep>(periods.Count);
        var log = 0.0;
        for (var t = 0; t < periods.Count; t++)
        {
            var period = periods[t];
            if (t > 0)
            {
                state = state with
                {
                    P11 = state.P11 + (levelDrift * period.Gap),
                    P22 = state.P22 + (biasDrift * period.Gap),
                    Broken = false,
                };
            }

            if (period.Survey is { } survey)
            {
                state = Break(state, survey, period.SurveyVariance!.Value, t);
                (state, log) = Update(state, survey, period.SurveyVariance!.Value, 0, log);
            }

            if (withFeed && period.Feed is { } feed)
            {
                (state, log) = Update(state, feed, period.FeedVariance!.Value, 1, log);
            }

            steps.Add(state);
        }

        return new TrackRun(steps, log);
    }

    public List<TrackState> Smooth(TrackRun run, double levelDrift, double biasDrift)
    {
        var steps = run.Steps;
        var states = new TrackState[steps.Count];
        var (x1, x2) = (steps[^1].Level, steps[^1].Bias);
        var (v11, v12, v22) = (steps[^1].P11, steps[^1].P12, steps[^1].P22);
        states[^1] = State(steps[^1], x1, v11);
        for (var t = steps.Count - 2; t >= 0; t--)
        {
            var s = steps[t];
            var gap = periods[t + 1].Gap;
            var (p11, p22) = (s.P11 + (levelDrift * gap), s.P22 + (biasDrift * gap));
            var opened = steps[t + 1].Broken ? 99 * p22 : 0;
            (p11, p22) = (p11 + opened, p22 + opened);
            var p12 = s.P12 - opened;
            var determinant = (p11 * p22) - (p12 * p12);
            var (j11, j12) = (
                ((s.P11 * p22) - (s.P12 * p12)) / determinant,
                ((s.P12 * p11) - (s.P11 * p12)) / determinant
            );
            var (j21, j22) = (
                ((s.P12 * p22) - (s.P22 * p12)) / determinant,
                ((s.P22 * p11) - (s.P12 * p12)) / determinant
            );
            var (d1, d2) = (x1 - s.Level, x2 - s.Bias);
            (x1, x2) = (s.Level + (j11 * d1) + (j12 * d2), s.Bias + (j21 * d1) + (j22 * d2));
            var (e11, e12, e22) = (v11 - p11, v12 - p12, v22 - p22);
            var (a1, a2) = ((j11 * e11) + (j12 * e12), (j11 * e12) + (j12 * e22));
            var (b1, b2) = ((j21 * e11) + (j22 * e12), (j21 * e12) + (j22 * e22));
            (v11, v12, v22) = (
                s.P11 + (a1 * j11) + (a2 * j12),
                s.P12 + (a1 * j21) + (a2 * j22),
                s.P22 + (b1 * j21) + (b2 * j22)
            );
            states[t] = State(s, x1, v11);
        }

        return [.. states];
    }

    private double BiasOf(double levelDrift, double share) =>
        settings.BiasDrift ?? (share * (settings.LevelDrift ?? levelDrift));

    /// <summary>The feed still knows the sum of level and bias; what broke is how it divides between them.</summary>
    private TrackStep Break(TrackStep state, double survey, double variance, int t)
    {
        var surprise = Math.Abs(survey - state.Level) / Math.Sqrt(state.P11 + variance);
        if (settings.BreakAt <= 0 || t == 0 || surprise <= settings.BreakAt)
        {
            return state;
        }

        var opened = 99 * state.P22;
        return state with
        {
            P11 = state.P11 + opened,
            P12 = state.P12 - opened,
            P22 = state.P22 + opened,
            Broken = true,
        };
    }

    /// <summary>One scalar observation of level plus <paramref name="z"/> times bias.</summary>
    private static (TrackStep State, double Log) Update(
        TrackStep s,
        double value,
        double variance,
        double z,
        double log
    )
    {
        var (h1, h2) = (s.P11 + (z * s.P12), s.P12 + (z * s.P22));
        var spread = h1 + (z * h2) + variance;
        var error = value - s.Level - (z * s.Bias);
        var (k1, k2) = (h1 / spread, h2 / spread);
        var next = s with
        {
            Level = s.Level + (k1 * error),
            Bias = s.Bias + (k2 * error),
            P11 = s.P11 - (k1 * h1),
            P12 = s.P12 - (((k1 * h2) + (k2 * h1)) / 2),
            P22 = s.P22 - (k2 * h2),
        };
        return (next, log - (0.5 * (Math.Log(2 * Math.PI * spread) + (error * error / spread))));
    }

    private static TrackState State(TrackStep s, double smoothed, double variance) =>
        new(s.Level, s.P11, s.Bias, s.P22, s.P12, smoothed, variance, s.Broken);
}

/// <summary>Filtered state: means and covariances.</summary>
internal sealed record TrackStep(
    double Level,
    double Bias,
    double P11,
    double P12,
    double P22,
    bool Broken
);

/// <summary>One pass of the filter.</summary>
internal sealed record TrackRun(IReadOnlyList<TrackStep> Steps, double LogLikelihood);
