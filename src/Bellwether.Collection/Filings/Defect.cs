using Bellwether.Instruments;

namespace Bellwether.Collection.Filings;

/// <summary>What a defect makes unusable. Nothing else of the filing is withheld.</summary>
public enum SpoilsKind
{
    /// <summary>Nothing: it is shown so that a person can mend it.</summary>
    Nothing,

    /// <summary>The rates built on the volumes: response rate and coverage.</summary>
    ResponseRate,

    /// <summary>One question.</summary>
    Question,

    /// <summary>The whole row.</summary>
    Row,
}

/// <summary>What a defect makes unusable, and for a question which one.</summary>
/// <param name="Kind">What is withheld.</param>
/// <param name="Slot">The question's slot, 1 to 11; 0 when it is not about one question.</param>
public readonly record struct Spoils(SpoilsKind Kind, int Slot = 0)
{
    /// <summary>Shown only.</summary>
    public static Spoils Nothing => new(SpoilsKind.Nothing);

    /// <summary>Withholds the response rate.</summary>
    public static Spoils ResponseRate => new(SpoilsKind.ResponseRate);

    /// <summary>Withholds the row.</summary>
    public static Spoils Row => new(SpoilsKind.Row);

    /// <summary>Withholds one question.</summary>
    public static Spoils Question(int slot) => new(SpoilsKind.Question, slot);

    /// <summary>nothing, response-rate, question:trust or row: how files and tables say it.</summary>
    public override string ToString() =>
        Kind switch
        {
            SpoilsKind.ResponseRate => "response-rate",
            SpoilsKind.Question => $"question:{FilingSlots.Key(Slot)}",
            SpoilsKind.Row => "row",
            _ => "nothing",
        };
}

/// <summary>A defect of a filing: where it is, what is wrong, how to mend it, and what it withholds.</summary>
/// <param name="Row">The row in the file as a spreadsheet shows it.</param>
/// <param name="Field">The column, or the columns, by the file's own heading.</param>
/// <param name="Reason">A stable code such as <c>volume.offered-missing</c>.</param>
/// <param name="Message">What is wrong and how to mend it, in plain words.</param>
/// <param name="Spoils">What is withheld because of it.</param>
public sealed record Defect(int Row, string Field, string Reason, LocalText Message, Spoils Spoils);
