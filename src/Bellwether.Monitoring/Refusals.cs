using Bellwether.Foundation;

namespace Bellwether.Monitoring;

internal static class Refusals
{
    public static Refusal NoAlert { get; } =
        new Refusal(
            "alert.unknown",
            RefusalKind.NotFound,
            "There is no such alert in this agency."
        );

    public static Refusal NoSubscription { get; } =
        new Refusal(
            "alert.no-subscription",
            RefusalKind.NotFound,
            "Nobody is put down for alerts under this id."
        );

    public static Refusal NoRule { get; } =
        new Refusal("alert.no-rule", RefusalKind.NotFound, "There is no such rule in this agency.");

    public static Refusal NoClosedDays { get; } =
        new Refusal(
            "alert.no-closed-days",
            RefusalKind.NotFound,
            "There are no such closed days in this agency."
        );

    public static Refusal NoAccount { get; } =
        new Refusal(
            "alert.no-account",
            RefusalKind.Forbidden,
            "Only somebody with an account can look after an alert."
        );

    public static Refusal Judged { get; } =
        new Refusal(
            "alert.judged",
            RefusalKind.Conflict,
            "Somebody has said already what this alert was. Reload the page to see it."
        );

    public static Refusal Incomplete(params Fault[] faults) =>
        new Refusal("alert.incomplete", RefusalKind.Invalid, "Something is still missing.")
        {
            Faults = faults,
        };
}
