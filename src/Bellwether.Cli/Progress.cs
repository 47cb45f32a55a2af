using System.Diagnostics;

namespace Bellwether.Cli;

/// <summary>A progress line on the error stream: counts and the time left, redrawn at a terminal, a line now and then elsewhere.</summary>
internal sealed class Progress(string what) : IDisposable
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly bool atTerminal = !Console.IsErrorRedirected;
    private TimeSpan lastTold = TimeSpan.MinValue;
    private bool toldAny;

    public void Tell(long done, long total)
    {
        var pause = TimeSpan.FromSeconds(atTerminal ? 0.2 : 10);
        if (lastTold != TimeSpan.MinValue && watch.Elapsed - lastTold < pause)
            return;
        lastTold = watch.Elapsed;
        toldAny = true;
        var share = total > 0 ? Math.Min(1, done / (double)total) : 0;
        var left =
            share > 0.02
                ? TimeSpan.FromSeconds(watch.Elapsed.TotalSeconds * (1 - share) / share)
                : (TimeSpan?)null;
        var line =
            total > 0
                ? $"{what}: {done:N0} of about {total:N0} ({share:P0}){(left is { } time ? $", {Words(time)} left" : "")}"
                : $"{what}: {done:N0}";
        Console.Error.Write(atTerminal ? $"\r{line, -78}" : line + Environment.NewLine);
    }

    public void Dispose()
    {
        if (atTerminal && toldAny)
            Console.Error.WriteLine();
    }

    private static string Words(TimeSpan time) =>
        time.TotalSeconds < 90
            ? $"{Math.Ceiling(time.TotalSeconds):N0} s"
            : $"{Math.Ceiling(time.TotalMinutes):N0} min";
}
