using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>What was used of a clearance in one month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Responses">Answers that were taken.</param>
/// <param name="Minutes">Answers times the approved minutes.</param>
public sealed record BurdenMonth(Period Month, long Responses, double Minutes);

/// <summary>How much of a clearance's yearly budget is used: answers from the counts of the log, times the approved minutes.</summary>
/// <param name="Year">The fiscal year of the agency.</param>
/// <param name="Months">Its months so far, the first first.</param>
public sealed record Burden(Period Year, ImmutableArray<BurdenMonth> Months)
{
    /// <summary>Answers approved for the year, or null.</summary>
    public long? ResponsesApproved { get; init; }

    /// <summary>Hours approved for the year, or null.</summary>
    public double? HoursApproved { get; init; }

    /// <summary>Percent from which on somebody is warned; 0 where the rules know no budget.</summary>
    public int WarnAtPercent { get; init; }

    /// <summary>Answers so far.</summary>
    public long Responses => Months.Sum(month => month.Responses);

    /// <summary>Hours so far.</summary>
    public double Hours => Months.Sum(month => month.Minutes) / 60;

    /// <summary>The larger of the two shares used, in percent, rounded down; null where nothing was approved.</summary>
    public int? Percent
    {
        get
        {
            var answers = 100.0 * Responses / ResponsesApproved;
            var hours = 100.0 * Hours / HoursApproved;
            return answers is null && hours is null
                ? null
                : (int)Math.Min(Math.Floor(Math.Max(answers ?? 0, hours ?? 0)), 1_000_000);
        }
    }

    /// <summary>True from the share on at which somebody is warned.</summary>
    public bool IsHigh => WarnAtPercent > 0 && Percent >= WarnAtPercent;

    /// <summary>True when all of it is used.</summary>
    public bool IsUsedUp => WarnAtPercent > 0 && Percent >= 100;

    internal static Burden Of(
        Clearance clearance,
        Jurisdiction rules,
        FiscalCalendar calendar,
        DateOnly today,
        IEnumerable<Cell> cells
    )
    {
        var year = calendar.Year(calendar.Place(today).Year);
        var counts = cells
            .GroupBy(cell => cell.Period)
            .ToDictionary(
                month => month.Key,
                month => month.Sum(cell => CellLayout.Responses(cell.Sums))
            );
        return new Burden(
            year,
            [
                .. year
                    .Months.Where(month => month <= Period.MonthNumber(today))
                    .Select(month =>
                    {
                        var answers = counts.GetValueOrDefault(month);
                        return new BurdenMonth(
                            Period.Month(month),
                            answers,
                            answers * clearance.BurdenMinutes
                        );
                    }),
            ]
        )
        {
            ResponsesApproved = clearance.ResponsesPerYear,
            HoursApproved = clearance.HoursPerYear,
            WarnAtPercent = rules.Rule(RuleKind.YearlyBudget)?.WarnAtPercent ?? 0,
        };
    }
}
