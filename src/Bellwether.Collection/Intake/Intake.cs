using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>One answer on its way through the steps of the intake.</summary>
internal sealed class Intake(IncomingResponse incoming, DateTimeOffset at)
{
    public IncomingResponse Incoming { get; } = incoming;

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>Known after the collector is found.</summary>
    public CollectorInUse InUse { get; set; } = null!;

    /// <summary>The version that was shown.</summary>
    public InstrumentVersion Version { get; set; } = null!;

    /// <summary>The day it counts under, in the agency's time zone.</summary>
    public LocalDay Day { get; set; }

    public AnswerSheet Answers { get; set; } = null!;

    public Disposition Disposition { get; set; } = Disposition.Complete;

    public ImmutableArray<string> CutItems { get; set; } = [];

    public IReadOnlyList<NewComment> Comments { get; set; } = [];

    /// <summary>What the rules of safety wording found in the words as they were written.</summary>
    public NewConcern? Concern { get; set; }

    public Receipt Receipt { get; set; } = null!;
}

/// <summary>A local day with the first month of its fiscal quarter.</summary>
internal readonly record struct LocalDay(DateOnly Day, int QuarterFirstMonth);
