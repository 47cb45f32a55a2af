using System.Diagnostics.Metrics;

namespace Bellwether.Bench;

/// <summary>Adds up what the product tells of its steps: seconds of each, over all threads.</summary>
internal sealed class StepTimes : IDisposable
{
    private readonly Dictionary<string, (int Times, double Seconds)> steps = [];
    private readonly Lock gate = new();
    private readonly MeterListener listener = new();

    public StepTimes(params string[] instruments)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instruments.Contains(instrument.Name))
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(Add);
        listener.Start();
    }

    public void Print(long rows)
    {
        lock (gate)
            foreach (var (step, (times, seconds)) in steps.OrderByDescending(s => s.Value.Seconds))
                Console.WriteLine(
                    $"    {step, -16} {seconds, 8:N2} s  {1e6 * seconds / rows, 7:N2} µs a row  {times, 9:N0} times"
                );
    }

    public void Dispose() => listener.Dispose();

    private void Add(
        Instrument instrument,
        double seconds,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        object? state
    )
    {
        var step = (string)tags[0].Value!;
        lock (gate)
        {
            var (times, sum) = steps.GetValueOrDefault(step);
            steps[step] = (times + 1, sum + seconds);
        }
    }
}
