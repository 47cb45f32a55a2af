namespace Bellwether.Publishing;

/// <summary>Where a quarterly filing stands.</summary>
public enum FilingState
{
    /// <summary>Being put together.</summary>
    Draft = 1,

    /// <summary>Looked at by a second person and sent.</summary>
    Submitted = 2,

    /// <summary>Accepted and shown by whoever collects the filings.</summary>
    Published = 3,

    /// <summary>Sent back with a question; it can be mended and submitted again.</summary>
    ChangeRequested = 4,

    /// <summary>Nothing is reported for this quarter, and the record says why.</summary>
    NotReported = 5,
}

/// <summary>How the filing measures up to the standard.</summary>
public enum FilingRating
{
    /// <summary>Every rule holds: it is accepted and shown.</summary>
    Green = 1,

    /// <summary>There are data, but a rule is broken: it is not shown.</summary>
    Yellow = 2,

    /// <summary>There is nothing to report.</summary>
    Red = 3,
}

/// <summary>Which state may follow which.</summary>
internal static class FilingStates
{
    public static string Word(FilingState state) =>
        state switch
        {
            FilingState.Draft => "a draft",
            FilingState.Submitted => "submitted",
            FilingState.Published => "published",
            FilingState.ChangeRequested => "sent back",
            _ => "not reported",
        };

    public static bool CanBeEdited(FilingState state) =>
        state is FilingState.Draft or FilingState.ChangeRequested or FilingState.NotReported;

    public static bool CanBeSubmitted(FilingState state) =>
        state is FilingState.Draft or FilingState.ChangeRequested;

    /// <summary>What others decided, or that nothing is reported.</summary>
    public static bool CanMove(FilingState from, FilingState to) =>
        (from, to)
            is
                (FilingState.Submitted, FilingState.Published or FilingState.ChangeRequested)
                or
                (FilingState.Draft or FilingState.ChangeRequested, FilingState.NotReported);
}
