using System.Collections.Immutable;

namespace Bellwether.Improvement;

/// <summary>A small thing that somebody can start on their own: what to do, what it takes, what to look for, what can go wrong.</summary>
/// <param name="Id">LA-01 to LA-44.</param>
/// <param name="Title">What is done, verb first.</param>
/// <param name="Activity">The activity of the maturity grid that it serves: RE1 to CU2.</param>
/// <param name="Hours">Working hours it takes, about.</param>
/// <param name="Cost">none, under 1,000 or under 10,000 (dollars).</param>
/// <param name="Who">Who can start it.</param>
/// <param name="Symptoms">What it helps against, in the words people use.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Evidence">What one should see when it worked.</param>
/// <param name="Risk">What can go wrong.</param>
public sealed record LibraryAction(
    string Id,
    string Title,
    string Activity,
    double Hours,
    string Cost,
    ImmutableArray<string> Who,
    ImmutableArray<string> Symptoms,
    ImmutableArray<string> Steps,
    string Evidence,
    string Risk
)
{
    /// <summary>"week" when the hours are needed again each week; null when once.</summary>
    public string? Each { get; init; }
}

/// <summary>Several steps for one kind of trouble, with what starts and what ends them.</summary>
/// <param name="Id">PB-1 to PB-10.</param>
/// <param name="Title">The trouble.</param>
/// <param name="Trigger">When to begin.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Actions">Actions of the library that belong to it.</param>
/// <param name="Stop">When to end.</param>
public sealed record Playbook(
    string Id,
    string Title,
    string Trigger,
    ImmutableArray<string> Steps,
    ImmutableArray<string> Actions,
    string Stop
);

/// <summary>A way through the library.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Steps">Its steps, each with actions.</param>
public sealed record LibraryTrack(string Id, string Title, ImmutableArray<TrackStep> Steps);

/// <summary>One step of a track.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Actions">The actions of the step.</param>
public sealed record TrackStep(string Name, ImmutableArray<string> Actions);
