using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>By what columns a row tells its period.</summary>
public enum PeriodBy
{
    /// <summary>One column, which stands for its whole month.</summary>
    Month,

    /// <summary>A first and a last day, or one day.</summary>
    Days,

    /// <summary>Fiscal year and quarter.</summary>
    Quarter,
}

/// <summary>The form about numbers of the operation, as a mapping and back. What the form does not ask stays as the mapping says it.</summary>
internal static class NumbersForm
{
    /// <summary>The mapping that the form says.</summary>
    public static Mapping Read(IFormCollection form, Mapping before, Proposal seen)
    {
        var service = Text(form, "service-name") is { Length: > 0 } named
            ? named
            : Text(form, "service");
        return before with
        {
            Name = Text(form, "name"),
            Kind = MappingKind.Facts,
            Source = Text(form, "name"),
            Consent = "operational",
            Service = Value(before.Service, Column(form, "service-column", seen), service),
            Channel = Value(
                before.Channel,
                Column(form, "channel-column", seen),
                Text(form, "channel")
            ),
            Date = Period(form, before.Date ?? new DateRule(), seen),
            Facts = Facts(form, before, seen),
            Items = [],
            Template = null,
        };
    }

    /// <summary>By what the mapping tells periods.</summary>
    public static PeriodBy By(Mapping mapping) =>
        mapping.Date is not { } date ? PeriodBy.Month
        : date.FiscalYearColumn is not null ? PeriodBy.Quarter
        : date.WholeMonth || date.Column is null ? PeriodBy.Month
        : PeriodBy.Days;

    /// <summary>By what the form tells periods.</summary>
    public static PeriodBy By(IFormCollection form) =>
        Enum.TryParse<PeriodBy>(Text(form, "by"), ignoreCase: true, out var said)
            ? said
            : PeriodBy.Month;

    /// <summary>What a column counts by a mapping; "" when it is left out.</summary>
    public static string Fact(Mapping mapping, string column) =>
        mapping
            .Facts.FirstOrDefault(rule =>
                string.Equals(rule.Column, column, StringComparison.OrdinalIgnoreCase)
            )
            ?.Fact
        ?? "";

    /// <summary>The faults of a mapping at the fields of the form.</summary>
    public static Refusal Say(Refusal refusal, PeriodBy by) =>
        refusal with
        {
            Faults =
            [
                .. refusal
                    .Faults.Select(fault => fault with { Field = Field(fault.Field, by) })
                    .DistinctBy(fault => (fault.Field, fault.Message)),
            ],
        };

    private static string Field(string field, PeriodBy by) =>
        field == "name" ? "name"
        : !field.StartsWith("date", StringComparison.Ordinal) ? "fact-0"
        : by switch
        {
            PeriodBy.Quarter => "year",
            PeriodBy.Days => "first",
            _ => "month",
        };

    private static DateRule Period(IFormCollection form, DateRule before, Proposal seen)
    {
        var by = By(form);
        return before with
        {
            Column = by switch
            {
                PeriodBy.Month => Column(form, "month", seen),
                PeriodBy.Days => Column(form, "first", seen),
                _ => null,
            },
            LastColumn = by == PeriodBy.Days ? Column(form, "last", seen) : null,
            WholeMonth = by == PeriodBy.Month,
            FiscalYearColumn = by == PeriodBy.Quarter ? Column(form, "year", seen) : null,
            QuarterColumn = by == PeriodBy.Quarter ? Column(form, "quarter", seen) : null,
        };
    }

    private static ImmutableArray<FactRule> Facts(
        IFormCollection form,
        Mapping before,
        Proposal seen
    ) =>
        [
            .. seen
                .Columns.Select(
                    (column, i) =>
                        (
                            column.Name,
                            Fact: Text(
                                form,
                                string.Create(CultureInfo.InvariantCulture, $"fact-{i}")
                            )
                        )
                )
                .Where(each => each.Fact.Length > 0)
                // Contacts keep their list of reasons.
                .Select(each =>
                    before.Facts.FirstOrDefault(rule =>
                        rule.Fact == each.Fact && rule.Column == each.Name
                    ) ?? new FactRule(each.Fact, each.Name)
                ),
        ];

    private static string? Column(IFormCollection form, string field, Proposal seen) =>
        seen.Columns.FirstOrDefault(column => column.Name == Text(form, field))?.Name;

    private static ValueRule? Value(ValueRule? before, string? column, string constant) =>
        column is null && constant.Length == 0
            ? null
            : (before ?? new ValueRule()) with
            {
                Column = column,
                Constant = constant.Length == 0 ? null : constant,
            };

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
