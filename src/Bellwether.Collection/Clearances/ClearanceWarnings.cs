using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>What an officer should look at about a clearance: its end, its budget, a number in two places.</summary>
internal static class ClearanceWarnings
{
    public static ClearanceState State(Clearance clearance, Jurisdiction rules, DateOnly today) =>
        clearance.IsExpired(today) ? ClearanceState.Expired
        : clearance.DaysLeft(today) <= FirstWarning(rules) ? ClearanceState.EndsSoon
        : ClearanceState.Holds;

    public static ImmutableArray<ClearanceWarning> Of(
        Clearance clearance,
        Jurisdiction rules,
        DateOnly today,
        Burden burden,
        IReadOnlyList<Clearance> sameNumber,
        int units
    ) =>
        [
            .. End(clearance, rules, today),
            .. Budget(burden, rules),
            .. Number(clearance, rules, sameNumber, units),
        ];

    /// <summary>The smallest of the named days that has been reached, or null.</summary>
    public static int? Reached(Clearance clearance, Jurisdiction rules, DateOnly today) =>
        clearance.DaysLeft(today) is { } left and >= 0
        && rules.Rule(RuleKind.WarnsAndCloses) is { } rule
        && rule.WarnDays.Where(days => left <= days).ToList() is { Count: > 0 } reached
            ? reached.Min()
            : null;

    private static int FirstWarning(Jurisdiction rules) =>
        rules.Rule(RuleKind.WarnsAndCloses) is { WarnDays.IsEmpty: false } rule
            ? rule.WarnDays.Max()
            : -1;

    private static IEnumerable<ClearanceWarning> End(
        Clearance clearance,
        Jurisdiction rules,
        DateOnly today
    )
    {
        var id = rules.Rule(RuleKind.WarnsAndCloses)?.Id ?? "";
        if (clearance.IsExpired(today))
            yield return new(
                id,
                LocalText.Of(
                    "It has expired. What is asked under it takes no answers until it is renewed.",
                    "Venció. Lo que se pregunta bajo ella no recibe respuestas hasta que se renueve."
                )
            );
        else if (Reached(clearance, rules, today) is not null)
            yield return new(
                id,
                clearance.DaysLeft(today) switch
                {
                    0 => LocalText.Of(
                        "Today is its last day. Renew it, or its forms close tonight.",
                        "Hoy es su último día. Renuévela o sus formularios cierran esta noche."
                    ),
                    1 => LocalText.Of(
                        "It ends tomorrow. Renew it, or its forms close by themselves.",
                        "Termina mañana. Renuévela o sus formularios se cierran solos."
                    ),
                    var days => LocalText.Of(
                        Say($"It ends in {days} days. Renew it, or its forms close by themselves."),
                        Say(
                            $"Termina en {days} días. Renuévela o sus formularios se cierran solos."
                        )
                    ),
                }
            );
    }

    private static IEnumerable<ClearanceWarning> Budget(Burden burden, Jurisdiction rules)
    {
        var id = rules.Rule(RuleKind.YearlyBudget)?.Id ?? "";
        if (burden.IsUsedUp)
            yield return new(
                id,
                LocalText.Of(
                    Say(
                        $"{burden.Percent} percent of the year's budget is used. Ask for more, or close forms."
                    ),
                    Say(
                        $"Se ha usado el {burden.Percent} por ciento del presupuesto del año. Pida más o cierre formularios."
                    )
                )
            );
        else if (burden.IsHigh)
            yield return new(
                id,
                LocalText.Of(
                    Say(
                        $"{burden.Percent} percent of the year's budget is used. Plan the rest of the year."
                    ),
                    Say(
                        $"Se ha usado el {burden.Percent} por ciento del presupuesto del año. Planifique el resto del año."
                    )
                )
            );
    }

    private static IEnumerable<ClearanceWarning> Number(
        Clearance clearance,
        Jurisdiction rules,
        IReadOnlyList<Clearance> sameNumber,
        int units
    )
    {
        var id = rules.Rule(RuleKind.NumberFormat)?.Id ?? "";
        if (sameNumber.Count > 0)
            yield return new(
                id,
                LocalText.Of(
                    $"“{sameNumber[0].Title}” has the same number. If it is one approval, keep one of the two.",
                    $"«{sameNumber[0].Title}» tiene el mismo número. Si es una sola aprobación, conserve una de las dos."
                )
            );
        if (
            clearance.ControlNumber.Length > 0
            && units > 1
            && rules.Basis(clearance.Basis)?.IsShared == false
        )
            yield return new(
                id,
                LocalText.Of(
                    Say(
                        $"One number is used for services of {units} offices. Check that the approval covers them all."
                    ),
                    Say(
                        $"Un mismo número se usa para servicios de {units} oficinas. Compruebe que la aprobación los cubre todos."
                    )
                )
            );
    }

    private static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
