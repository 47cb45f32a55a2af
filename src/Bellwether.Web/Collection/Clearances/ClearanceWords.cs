using Bellwether.Collection;
using Bellwether.Instruments;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>How clearances are said on pages.</summary>
internal static class ClearanceWords
{
    public static string Ground(Jurisdiction rules, Clearance clearance) =>
        rules.Basis(clearance.Basis)?.Name.In(Language.Current.Code) ?? clearance.Basis;

    /// <summary>May 3, 2026 (21 days left); without end.</summary>
    public static string Until(Texts texts, ClearanceStanding standing) =>
        standing.Clearance.ExpiresOn is not { } day ? texts["collection.clearances.no-end"]
        : standing.State == ClearanceState.Expired
            ? texts.Say("collection.clearances.ended", texts.Date(day))
        : texts.Count("collection.clearances.days", standing.DaysLeft ?? 0, texts.Date(day));

    /// <summary>4,210 of 10,000 answers, 42 %.</summary>
    public static string Used(Texts texts, Burden burden) =>
        burden switch
        {
            { Percent: null } => texts.Count("collection.clearances.used-free", burden.Responses),
            { ResponsesApproved: { } approved } => texts.Say(
                "collection.clearances.used",
                texts.Number(burden.Responses),
                texts.Number(approved),
                texts.Number(burden.Percent!.Value)
            ),
            _ => texts.Say(
                "collection.clearances.used-hours",
                texts.Number(burden.Hours, 1),
                texts.Number(burden.HoursApproved!.Value, 1),
                texts.Number(burden.Percent!.Value)
            ),
        };

    public static string State(Texts texts, ClearanceStanding standing) =>
        texts[
            standing.State switch
            {
                ClearanceState.Expired => "collection.clearances.state-expired",
                ClearanceState.EndsSoon => "collection.clearances.state-soon",
                _ => "collection.clearances.state-holds",
            }
        ];

    public static string In(this LocalText text) => text.In(Language.Current.Code);
}
