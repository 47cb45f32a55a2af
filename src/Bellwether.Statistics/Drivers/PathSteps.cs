using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>The iterations of <see cref="PathModel"/>, on the correlations of the items only.</summary>
internal sealed class PathSteps
{
    private readonly Moments moments;
    private readonly PathDesign design;
    private readonly InnerScheme scheme;
    private readonly int latents;
    private readonly double[,] r;
    private readonly int[] blockOf;
    private readonly int[] items;

    public PathSteps(Moments moments, PathDesign design, InnerScheme scheme)
    {
        this.design = design;
        this.scheme = scheme;
        items = design.Blocks.SelectMany(b => b.Items).ToArray();
        this.moments = moments.Select(items);
        latents = design.Blocks.Count;
        blockOf = design.Blocks.SelectMany((b, k) => Enumerable.Repeat(k, b.Items.Count)).ToArray();
        r = this.moments.Correlation().ToArray();
    }

    public PathModel Run()
    {
        var weights = Enumerable.Repeat(1.0, items.Length).ToArray();
        if (!Scale(weights))
        {
            return PathModel.Without(EstimateStatus.NotPositiveDefinite);
        }

        for (var step = 1; step <= 1000; step++)
        {
            var next = Step(weights);
            if (!Scale(next))
            {
                return PathModel.Without(EstimateStatus.NotPositiveDefinite);
            }

            var change = weights.Zip(next, (a, b) => Math.Abs(a - b)).Max();
            weights = next;
            if (change < 1e-13)
            {
                return Describe(weights, step);
            }
        }

        return PathModel.Without(EstimateStatus.NotConverged);
    }

    private double[] Step(double[] weights)
    {
        var c = Correlations(weights);
        var inner = Inner(c);
        var cross = Cross(weights);
        var next = new double[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            for (var k = 0; k < latents; k++)
            {
                next[i] += cross[i, k] * inner[k, blockOf[i]];
            }
        }

        // A latent variable without neighbours keeps its weights.
        for (var k = 0; k < latents; k++)
        {
            if (!design.Paths.Any(a => a.From == k || a.To == k))
            {
                for (var i = 0; i < items.Length; i++)
                {
                    next[i] = blockOf[i] == k ? weights[i] : next[i];
                }
            }
        }

        return next;
    }

    private double[,] Inner(double[,] c)
    {
        var inner = new double[latents, latents];
        foreach (var (from, to) in design.Paths)
        {
            var value = scheme == InnerScheme.Centroid ? Math.Sign(c[from, to]) : c[from, to];
            inner[from, to] = value;
            inner[to, from] = value;
        }

        if (scheme == InnerScheme.Path)
        {
            for (var to = 0; to < latents; to++)
            {
                var causes = Causes(to);
                var slopes = Regress(c, causes, to);
                for (var k = 0; k < causes.Length; k++)
                {
                    inner[causes[k], to] = slopes[k];
                }
            }
        }

        return inner;
    }

    private int[] Causes(int to) =>
        design.Paths.Where(a => a.To == to).Select(a => a.From).Distinct().ToArray();

    private static double[] Regress(double[,] c, int[] causes, int to)
    {
        var between = new double[causes.Length, causes.Length];
        for (var a = 0; a < causes.Length; a++)
        {
            for (var b = 0; b < causes.Length; b++)
            {
                between[a, b] = c[causes[a], causes[b]];
            }
        }

        return causes.Length == 0
            ? []
            : Linear.SolveSymmetric(between, causes.Select(k => c[k, to]).ToArray());
    }

    /// <summary>Correlation of each item with each latent variable.</summary>
    private double[,] Cross(double[] weights)
    {
        var cross = new double[items.Length, latents];
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; j < items.Length; j++)
            {
                cross[i, blockOf[j]] += r[i, j] * weights[j];
            }
        }

        return cross;
    }

    private double[,] Correlations(double[] weights)
    {
        var cross = Cross(weights);
        var c = new double[latents, latents];
        for (var i = 0; i < items.Length; i++)
        {
            for (var k = 0; k < latents; k++)
            {
                c[blockOf[i], k] += weights[i] * cross[i, k];
            }
        }

        return c;
    }

    /// <summary>Makes every latent variable's variance 1; false when a variance is not positive.</summary>
    private bool Scale(double[] weights)
    {
        var c = Correlations(weights);
        for (var i = 0; i < items.Length; i++)
        {
            var variance = c[blockOf[i], blockOf[i]];
            if (!(variance > 1e-14))
            {
                return false;
            }

            weights[i] /= Math.Sqrt(variance);
        }

        return true;
    }

    private PathModel Describe(double[] weights, int steps)
    {
        var loadings = Own(weights);
        for (var k = 0; k < latents; k++)
        {
            if (Of(k).Sum(i => loadings[i]) < 0)
            {
                foreach (var i in Of(k))
                {
                    weights[i] = -weights[i];
                }
            }
        }

        var own = Own(weights);
        var c = Correlations(weights);
        var paths = new double[latents, latents];
        var r2 = new double?[latents];
        for (var to = 0; to < latents; to++)
        {
            var causes = Causes(to);
            var slopes = Regress(c, causes, to);
            for (var k = 0; k < causes.Length; k++)
            {
                paths[causes[k], to] = slopes[k];
                r2[to] = (r2[to] ?? 0) + (slopes[k] * c[causes[k], to]);
            }
        }

        return new PathModel(
            EstimateStatus.Enough,
            Enumerable.Range(0, latents).Select(k => Latent(k, weights, own, r2[k])).ToList(),
            Matrix.From(paths),
            Matrix.From(Totals(paths)),
            Matrix.From(c),
            Enumerable
                .Range(0, items.Length)
                .Where(i => weights[i] < 0)
                .Select(i => moments.Names[i])
                .ToList(),
            steps
        );
    }

    private double[] Own(double[] weights)
    {
        var cross = Cross(weights);
        return Enumerable.Range(0, items.Length).Select(i => cross[i, blockOf[i]]).ToArray();
    }

    private int[] Of(int latent) =>
        Enumerable.Range(0, items.Length).Where(i => blockOf[i] == latent).ToArray();

    private double[,] Totals(double[,] paths)
    {
        var totals = (double[,])paths.Clone();
        var power = paths;
        for (var k = 1; k < latents; k++)
        {
            power = Linear.Multiply(power, paths);
            for (var i = 0; i < latents; i++)
            {
                for (var j = 0; j < latents; j++)
                {
                    totals[i, j] += power[i, j];
                }
            }
        }

        return totals;
    }

    private LatentVariable Latent(int latent, double[] weights, double[] loadings, double? r2)
    {
        var own = Of(latent);
        var w = own.Select(i => weights[i]).ToArray();
        var l = own.Select(i => loadings[i]).ToArray();
        var raw = own.Select(i => weights[i] / moments.Sd(i)).ToArray();
        var width = (design.ScaleHigh - design.ScaleLow) * raw.Sum();
        var index =
            100
            * (
                own.Select((i, k) => raw[k] * moments.Means[i]).Sum()
                - (design.ScaleLow * raw.Sum())
            )
            / width;
        var sound = w.All(x => x >= 0);
        var sum = l.Sum();
        return new LatentVariable(
            design.Blocks[latent].Name,
            w,
            l,
            r2,
            sound
                ? new Estimate(
                    index,
                    null,
                    moments.N,
                    moments.N,
                    PathModel.Method,
                    EstimateStatus.Enough
                )
                : Estimate.Without(EstimateStatus.NotIdentified, moments.N, PathModel.Method),
            sound ? 100 / width : null,
            l.Average(x => x * x),
            sum * sum / ((sum * sum) + l.Sum(x => 1 - (x * x))),
            own.Length > 1 ? RhoA(own, w) : null,
            own.Length > 1 ? Alpha(own) : null
        );
    }

    private double RhoA(int[] own, double[] w)
    {
        var (between, product) = (0.0, 0.0);
        for (var a = 0; a < own.Length; a++)
        {
            for (var b = 0; b < own.Length; b++)
            {
                if (a != b)
                {
                    between += w[a] * r[own[a], own[b]] * w[b];
                    product += w[a] * w[a] * w[b] * w[b];
                }
            }
        }

        var square = w.Sum(x => x * x);
        return square * square * between / product;
    }

    private double Alpha(int[] own)
    {
        var mean =
            own.Sum(i => own.Where(j => j != i).Sum(j => r[i, j]))
            / (own.Length * (own.Length - 1));
        return own.Length * mean / (1 + ((own.Length - 1) * mean));
    }
}
