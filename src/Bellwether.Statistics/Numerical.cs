namespace Bellwether.Statistics;

/// <summary>One-dimensional searches with fixed tolerances, so that results are reproducible.</summary>
internal static class Numerical
{
    /// <summary>Where a function of one variable is smallest between two ends (Brent's method).</summary>
    public static double Minimise(
        Func<double, double> function,
        double low,
        double high,
        double tolerance = 1e-10,
        int most = 200
    )
    {
        const double Golden = 0.3819660112501051;
        var (a, b) = (low, high);
        var x = a + (Golden * (b - a));
        var (w, v) = (x, x);
        var fx = function(x);
        var (fw, fv) = (fx, fx);
        var (step, before) = (0.0, 0.0);
        for (var i = 0; i < most; i++)
        {
            var middle = (a + b) / 2;
            var small = (tolerance * Math.Abs(x)) + (tolerance / 10);
            if (Math.Abs(x - middle) <= (2 * small) - ((b - a) / 2))
            {
                break;
            }

            var parabola = Parabola(x, w, v, fx, fw, fv, before, a, b);
            if (parabola is { } d)
            {
                before = step;
                step = d;
                var u0 = x + step;
                step =
                    u0 - a < 2 * small || b - u0 < 2 * small ? Math.Sign(middle - x) * small : step;
            }
            else
            {
                before = x < middle ? b - x : a - x;
                step = Golden * before;
            }

            var u = x + (Math.Abs(step) >= small ? step : Math.Sign(step) * small);
            var fu = function(u);
            if (fu <= fx)
            {
                (a, b) = u < x ? (a, x) : (x, b);
                (v, w, x) = (w, x, u);
                (fv, fw, fx) = (fw, fx, fu);
            }
            else
            {
                (a, b) = u < x ? (u, b) : (a, u);
                if (fu <= fw || w == x)
                {
                    (v, w) = (w, u);
                    (fv, fw) = (fw, fu);
                }
                else if (fu <= fv || v == x || v == w)
                {
                    (v, fv) = (u, fu);
                }
            }
        }

        return x;
    }

    /// <summary>Where a continuous function crosses zero between two ends of different sign (Brent's method).</summary>
    public static double Root(
        Func<double, double> function,
        double low,
        double high,
        double tolerance = 1e-12
    )
    {
        var (a, b) = (low, high);
        var (fa, fb) = (function(a), function(b));
        var (c, fc, step, before) = (a, fa, b - a, b - a);
        for (var i = 0; i < 500 && fb != 0; i++)
        {
            if ((fb > 0) == (fc > 0))
            {
                (c, fc, step, before) = (a, fa, b - a, b - a);
            }

            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }

            var small = (2e-16 * Math.Abs(b)) + (tolerance / 2);
            var half = (c - b) / 2;
            if (Math.Abs(half) <= small)
            {
                break;
            }

            var jump =
                Math.Abs(before) < small || Math.Abs(fa) <= Math.Abs(fb)
                    ? null
                    : Jump(a, b, c, fa, fb, fc, small, before);
            (before, step) = jump is { } d ? (step, d) : (half, half);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > small ? step : Math.CopySign(small, half);
            fb = function(b);
        }

        return b;
    }

    /// <summary>Secant or inverse parabola, when it stays well inside the bracket.</summary>
    private static double? Jump(
        double a,
        double b,
        double c,
        double fa,
        double fb,
        double fc,
        double small,
        double before
    )
    {
        var s = fb / fa;
        var half = (c - b) / 2;
        double p;
        double q;
        if (a == c)
        {
            (p, q) = (2 * half * s, 1 - s);
        }
        else
        {
            var (r, t) = (fb / fc, fa / fc);
            p = s * ((2 * half * t * (t - r)) - ((b - a) * (r - 1)));
            q = (t - 1) * (r - 1) * (s - 1);
        }

        (p, q) = p > 0 ? (p, -q) : (-p, q);
        return 2 * p < Math.Min((3 * half * q) - Math.Abs(small * q), Math.Abs(before * q))
            ? p / q
            : null;
    }

    private static double? Parabola(
        double x,
        double w,
        double v,
        double fx,
        double fw,
        double fv,
        double before,
        double a,
        double b
    )
    {
        var r = (x - w) * (fx - fv);
        var q = (x - v) * (fx - fw);
        var p = ((x - v) * q) - ((x - w) * r);
        q = 2 * (q - r);
        p = q > 0 ? -p : p;
        q = Math.Abs(q);
        return q > 0 && Math.Abs(p) < Math.Abs(q * before / 2) && p > q * (a - x) && p < q * (b - x)
            ? p / q
            : null;
    }
}
