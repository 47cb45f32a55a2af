using Bellwether.Foundation;

namespace Bellwether.Access;

/// <summary>Every no that this capability says, in one place.</summary>
internal static class Refusals
{
    // One text for a wrong address, a wrong password and a locked account: it tells a guesser nothing.
    public static Refusal SignIn { get; } =
        new Refusal(
            "access.sign-in-refused",
            RefusalKind.Invalid,
            "That did not work. Check the email address and the password. After several wrong tries an account rests for 15 minutes."
        );

    // One text for a link that never was, was used, or is too old.
    public static Refusal Link { get; } =
        new Refusal(
            "access.link-spent",
            RefusalKind.NotFound,
            "This link does not work any more. A link works once and for a limited time. Ask an administrator for a new one."
        );

    public static Refusal NoAccount { get; } =
        new Refusal("access.account-unknown", RefusalKind.NotFound, "There is no such account.");

    public static Refusal NoGrant { get; } =
        new Refusal(
            "access.grant-unknown",
            RefusalKind.NotFound,
            "This account does not hold that role there."
        );

    public static Refusal NoKey { get; } =
        new Refusal("access.key-unknown", RefusalKind.NotFound, "There is no such key.");

    public static Refusal KeyReused { get; } =
        new Refusal(
            "request.key-reused",
            RefusalKind.Invalid,
            "This idempotency key was used for another request already. Send the same request again, or a new key with a new one."
        )
        {
            Faults = [new Fault("Idempotency-Key", "Take a new key for a new request.")],
        };

    public static Refusal LastAdministrator { get; } =
        new Refusal(
            "access.last-administrator",
            RefusalKind.Conflict,
            "This is the last administrator of the whole agency. Make somebody else administrator first."
        );

    public static Fault AddressTaken { get; } =
        new("email", "This address already has an account here.");

    public static Refusal MayNot(Permission permission) =>
        new Refusal(
            "access.forbidden",
            RefusalKind.Forbidden,
            $"You may not do this here. It needs the permission “{Words.Of(permission)}”; an administrator can give you a role that has it."
        );

    public static Refusal Fields(params IEnumerable<Fault> faults) =>
        new Refusal("access.fields", RefusalKind.Invalid, "Some fields need another look.")
        {
            Faults = [.. faults],
        };
}
