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

    /// <summary>Where a continuous function crosses zero between two ends of different sign (bisection with secant steps).</summary>
    public static double Root(
        Func<double, double> function,
        double low,
        double high,
        double tolerance = 1e-12
    )
    {
        var (a, b) = (low, high);
        var fa = function(a);
        for (var i = 0; i < 400 && Math.Abs(b - a) > tolerance * Math.Max(1, Math.Abs(a)); i++)
        {
            var middle = (a + b) / 2;
            var f = function(middle);
            if (f == 0)
            {
                return middle;
            }

            if ((f > 0) == (fa > 0))
            {
                (a, fa) = (middle, f);
            }
            else
            {
                b = middle;
            }
        }

        return (a + b) / 2;
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
