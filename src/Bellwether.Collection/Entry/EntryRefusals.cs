using Bellwether.Foundation;

namespace Bellwether.Collection;

/// <summary>Every no of the entry of paper forms.</summary>
internal static class EntryRefusals
{
    public static Refusal NoPile() =>
        new Refusal(
            "entry.pile-unknown",
            RefusalKind.NotFound,
            "There is no such pile in this agency."
        );

    public static Refusal Closed() =>
        new Refusal(
            "entry.pile-closed",
            RefusalKind.Conflict,
            "This pile is finished. Open another one for more sheets."
        );

    public static Refusal Number() =>
        new Refusal(
            "entry.sheet-number",
            RefusalKind.Invalid,
            "Type the number on the sheet: 1 to 40 letters, digits and hyphens."
        )
        {
            Faults =
            [
                new("sheet", "Type the number on the sheet: 1 to 40 letters, digits and hyphens."),
            ],
        };

    public static Refusal Known(SheetRow row) =>
        new Refusal(
            "entry.sheet-known",
            RefusalKind.Conflict,
            $"Sheet {row.Sheet} has been typed already, by {row.FirstBy}. It counts once. Check the number, or put the sheet aside."
        )
        {
            Faults = [new("sheet", $"Sheet {row.Sheet} has been typed already, by {row.FirstBy}.")],
        };

    public static Refusal SamePerson(SheetRow row) =>
        new Refusal(
            "entry.same-person",
            RefusalKind.Conflict,
            $"You typed sheet {row.Sheet} yourself. Another person must type it again."
        )
        {
            Faults = [new("sheet", "Another person must type this sheet again.")],
        };

    public static Refusal NothingToUndo() =>
        new Refusal(
            "entry.nothing-to-undo",
            RefusalKind.Conflict,
            "No sheet waits in this pile. What is recorded is taken back by erasing it with its receipt."
        );

    public static Refusal NoDifference() =>
        new Refusal(
            "entry.nothing-to-settle",
            RefusalKind.NotFound,
            "No sheet of this number waits for a decision in this pile."
        );

    public static Refusal StillWaiting(int sheets) =>
        new Refusal(
            "entry.pile-waiting",
            RefusalKind.Conflict,
            $"{sheets} sheets still wait for the second person or for a decision. Finish them first, or undo them."
        );
}
