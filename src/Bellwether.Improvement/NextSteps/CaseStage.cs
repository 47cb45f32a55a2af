namespace Bellwether.Improvement;

/// <summary>Where a case stands, in the eight words that a person is told.</summary>
public enum CaseStage
{
    /// <summary>It has arrived.</summary>
    Received = 1,

    /// <summary>Somebody looks whether it is complete and right.</summary>
    Checked = 2,

    /// <summary>The agency waits for something from the person.</summary>
    WaitingForYou = 3,

    /// <summary>It is being decided.</summary>
    Deciding = 4,

    /// <summary>It takes longer than was said.</summary>
    Delayed = 5,

    /// <summary>It was decided.</summary>
    Decided = 6,

    /// <summary>What was decided is on its way.</summary>
    Sent = 7,

    /// <summary>Nothing more will happen.</summary>
    Closed = 8,
}

/// <summary>The codes of the stages in files, and what they mean for the clock.</summary>
public static class CaseStages
{
    private static readonly (CaseStage Stage, string Code)[] Codes =
    [
        (CaseStage.Received, "received"),
        (CaseStage.Checked, "being-checked"),
        (CaseStage.WaitingForYou, "waiting-for-you"),
        (CaseStage.Deciding, "in-decision"),
        (CaseStage.Delayed, "delayed"),
        (CaseStage.Decided, "decided"),
        (CaseStage.Sent, "sent"),
        (CaseStage.Closed, "closed"),
    ];

    /// <summary>Every code, in the order of a case's life.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Codes.Select(each => each.Code)];

    /// <summary>The stage's code.</summary>
    public static string CodeOf(CaseStage stage) => Codes.First(each => each.Stage == stage).Code;

    /// <summary>Reads a code; spaces, underscores and capital letters do not matter. Null when it is none.</summary>
    public static CaseStage? Read(string text)
    {
        var code = text.Trim().Replace(' ', '-').Replace('_', '-');
        foreach (var each in Codes)
            if (each.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
                return each.Stage;
        return null;
    }

    /// <summary>True when the person has their answer: the clock has stopped.</summary>
    public static bool IsDecided(CaseStage stage) => stage >= CaseStage.Decided;
}
