using Bellwether.Foundation;

namespace Bellwether.Improvement;

internal static class CaseRefusals
{
    public static Refusal Unknown { get; } =
        new Refusal("case.unknown", RefusalKind.NotFound, "There is no such case in this agency.");

    public static Refusal Changed { get; } =
        new Refusal(
            "case.changed",
            RefusalKind.Conflict,
            "Somebody changed this case in the meantime. Open it again and look before you go on."
        );

    public static Refusal Closed { get; } =
        new Refusal(
            "case.closed",
            RefusalKind.Conflict,
            "This case is closed. Reopen it first if there is more to do."
        );

    public static Refusal NotClosed { get; } =
        new Refusal("case.open", RefusalKind.Conflict, "This case is open already.");

    public static Refusal NoContact { get; } =
        new Refusal(
            "case.no-contact",
            RefusalKind.NotFound,
            "This case holds no contact: none was left, it was deleted, or the case comes from a comment, whose writer is answered without anybody seeing the address."
        );

    public static Refusal NotOwner { get; } =
        new Refusal(
            "case.not-owner",
            RefusalKind.Forbidden,
            "Only who looks after this case opens its contact. Let it be assigned to you first."
        );

    public static Refusal OutcomeUnknown { get; } =
        new Refusal(
            "case.outcome-unknown",
            RefusalKind.NotFound,
            "This link does not work any more. It works once."
        );

    public static Refusal Incomplete(params IEnumerable<Fault> faults) =>
        new Refusal("case.incomplete", RefusalKind.Invalid, "Something is still missing.")
        {
            Faults = [.. faults],
        };
}
