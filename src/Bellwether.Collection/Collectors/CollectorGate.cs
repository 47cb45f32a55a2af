using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Collection;

/// <summary>Whether a collector takes answers on a day. The form asks it before it shows questions, the intake before it takes answers.</summary>
public static class CollectorGate
{
    /// <summary>Refusal: it was closed by hand, or its last day is over.</summary>
    public const string Closed = "collector.closed";

    /// <summary>Refusal: its approval to ask has expired.</summary>
    public const string ClearanceExpired = "collector.clearance-expired";

    /// <summary>Refusal: the rules ask for a clearance, or for an attested wording, and it has none.</summary>
    public const string Unlawful = "collector.unlawful";

    /// <summary>Refusal: its first day has not come.</summary>
    public const string NotOpenYet = "collector.not-open-yet";

    /// <summary>Null when answers are taken on that day under the rules of its agency, or the refusal.</summary>
    public static Refusal? Check(CollectorInUse inUse, DateOnly localDay, string language = "en") =>
        Check(inUse.Collector, localDay, language)
        ?? (
            IsLawful(inUse)
                ? null
                : new Refusal(
                    "collector.unlawful",
                    RefusalKind.Conflict,
                    ClosedText(inUse.Collector, language == "es")
                )
        );

    // Every answered form has a ground, and its very wording was attested, at the moment of the answer.
    private static bool IsLawful(CollectorInUse inUse) =>
        inUse.Collector.Clearance is null
            ? !inUse.Rules.NeedsBasis || !ClearanceGuard.IsPublic(inUse.Version)
            : !inUse.Rules.AttestsVersions
                || ClearanceGuard.Covers(inUse.Collector.AttestedHash, inUse.Version.ContentHash);

    /// <summary>The same by its days alone: closed, expired, not open yet.</summary>
    public static Refusal? Check(Collector collector, DateOnly localDay, string language = "en")
    {
        var spanish = language == "es";
        if (!collector.IsOpen || localDay > collector.ClosesOn)
            return new Refusal(
                "collector.closed",
                RefusalKind.Conflict,
                ClosedText(collector, spanish)
            );
        if (localDay > collector.Clearance?.ExpiresOn)
            return new Refusal(
                "collector.clearance-expired",
                RefusalKind.Conflict,
                ClosedText(collector, spanish)
            );
        if (localDay < collector.OpensOn)
            return new Refusal(
                "collector.not-open-yet",
                RefusalKind.Conflict,
                OpensText(collector.OpensOn.Value, spanish)
            );
        return null;
    }

    private static string ClosedText(Collector collector, bool spanish) =>
        (collector.Contact.Length > 0, spanish) switch
        {
            (true, false) =>
                $"This survey has closed. You can still tell us at {collector.Contact}.",
            (true, true) =>
                $"Esta encuesta ya cerró. Todavía puede decirnos su opinión en {collector.Contact}.",
            (false, false) => "This survey has closed. Thank you for coming.",
            (false, true) => "Esta encuesta ya cerró. Gracias por venir.",
        };

    private static string OpensText(DateOnly day, bool spanish) =>
        spanish
            ? $"Esta encuesta abre el {day.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es-US"))}."
            : $"This survey opens on {day.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"))}.";
}
