using System.Collections.Immutable;

namespace Bellwether.Monitoring;

/// <summary>Runs a watch over a stretch of days.</summary>
internal static class Replay
{
    /// <summary>The states at the end of the last day, and all signals on the way.</summary>
    public static (ImmutableArray<StreamState> States, IReadOnlyList<Signal> Signals) Run(
        Watch watch,
        ImmutableArray<StreamState> states,
        DateOnly first,
        DateOnly last
    )
    {
        var signals = new List<Signal>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            (states, var found) = watch.Advance(states, day);
            signals.AddRange(found);
        }
        return (states, signals);
    }
}
