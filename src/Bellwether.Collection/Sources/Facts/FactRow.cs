using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>One number of a row.</summary>
/// <param name="Rule">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Reason">Contacts: the place of the reason among those of the mapping; else -1.</param>
internal sealed record FactCell(FactRule Rule, decimal Value, int Reason);

/// <summary>A row of facts as the mapping reads it.</summary>
internal sealed record FactRow(
    MappedRow Row,
    Period? Period,
    DateOnly First,
    DateOnly Last,
    IReadOnlyList<FactCell> Cells
);

/// <summary>Reads rows of facts.</summary>
internal sealed class FactReader
{
    private readonly Mapping mapping;
    private readonly MappingColumns columns;
    private readonly Agency agency;
    private readonly DateReader dates;
    private readonly HashSet<string> placeholders;
    private readonly ValueReader service;
    private readonly ValueReader channel;

    public FactReader(Mapping mapping, FileSurvey survey, Agency agency, DateTimeOffset now)
    {
        this.mapping = mapping;
        this.agency = agency;
        columns = survey.Columns;
        // A period that is not over yet may be reported as it stands; the day it ends lies ahead.
        dates = new DateReader(
            mapping.Date!,
            survey.Dates,
            agency.Calendar,
            agency.Calendar.LocalDay(now).AddDays(366)
        );
        placeholders = new(mapping.Placeholders, StringComparer.OrdinalIgnoreCase);
        service = new ValueReader(mapping.Service, columns, "service", static value => value);
        channel = new ValueReader(
            mapping.Channel,
            columns,
            "channel",
            static value => Organization.Channel.Find(value)?.Code
        );
    }

    public FactRow Read(in SourceRow source)
    {
        var row = new MappedRow(source.Row);
        if (source.Cells is not { } cells)
        {
            row.Faults.Add(RowFaults.Of(source.Row, source.Broken!));
            return new FactRow(row, null, default, default, []);
        }
        foreach (var rule in mapping.Only)
            if (!Holds(rule, cells))
                row.IsSkipped = true;
        foreach (var rule in mapping.Exclude)
            if (Holds(rule, cells))
                row.Excluded ??= rule.Reason;
        if (row.IsSkipped)
            return new FactRow(row, null, default, default, []);
        row.Kept = cells;
        row.Service = service.Read(row, cells);
        row.Channel = channel.Read(row, cells);
        var (first, last) = Days(row, cells);
        row.Day = first;
        var found = new List<FactCell>();
        foreach (var rule in mapping.Facts)
            if (Cell(row, rule, cells) is { } cell)
                found.Add(cell);
        Reconcile(row, found);
        if (row.Faults.Count == 0 && found.Count == 0)
            row.Faults.Add(RowFaults.Nothing(row.Row));
        return new FactRow(row, null, first, last, found);
    }

    private bool Holds(RowRule rule, string[] cells)
    {
        if (columns[rule.Column] < 0)
            return rule.Not;
        var said = cells[columns[rule.Column]].Trim();
        return rule.Values.Contains(said, StringComparer.OrdinalIgnoreCase) != rule.Not;
    }

    private (DateOnly, DateOnly) Days(MappedRow row, string[] cells)
    {
        var rule = mapping.Date!;
        if (rule.FiscalYearColumn is { } yearColumn)
            return Quarter(row, cells[columns[yearColumn]], cells[columns[rule.QuarterColumn]]);
        if (rule.Column is null)
            return (rule.Constant ?? default, rule.Constant ?? default);
        var said = cells[columns[rule.Column]].Trim();
        // FY2026Q1, FY2026, 2026-01: the words of the product for periods.
        if (said.Length < 10 && agency.Calendar.Read(said) is { IsDone: true } period)
            return (period.Value.First, period.Value.Last);
        if (Day(row, rule.Column, said) is not { } first)
            return default;
        var last = first;
        if (rule.LastColumn is { } lastColumn)
        {
            if (Day(row, lastColumn, cells[columns[lastColumn]].Trim()) is not { } given)
                return default;
            last = given;
            if (last < first)
                row.Faults.Add(
                    RowFaults.Period(row.Row, lastColumn, $"{said} – {cells[columns[lastColumn]]}")
                );
        }
        return rule.WholeMonth
            ? (
                new DateOnly(first.Year, first.Month, 1),
                new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1)
            )
            : (first, last);
    }

    private DateOnly? Day(MappedRow row, string column, string said)
    {
        var (verdict, day, _) = dates.Read(said);
        if (verdict == DateVerdict.Good)
            return day;
        row.Faults.Add(RowFaults.Date(row.Row, column, verdict, said));
        return null;
    }

    private (DateOnly, DateOnly) Quarter(MappedRow row, string year, string quarter)
    {
        var digits = string.Concat(quarter.Where(char.IsAsciiDigit));
        var fiscal = string.Concat(year.Where(char.IsAsciiDigit));
        if (fiscal.Length == 2)
            fiscal = "20" + fiscal;
        if (
            digits.Length == 1
            && digits[0] is >= '1' and <= '4'
            && int.TryParse(fiscal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 2000 and <= 2089
        )
        {
            var period = agency.Calendar.Quarter(number, digits[0] - '0');
            return (period.First, period.Last);
        }
        row.Faults.Add(
            RowFaults.Period(row.Row, mapping.Date!.QuarterColumn!, $"{year} {quarter}")
        );
        return default;
    }

    private FactCell? Cell(MappedRow row, FactRule rule, string[] cells)
    {
        if (columns[rule.Column] < 0)
            return null;
        var said = cells[columns[rule.Column]].Trim();
        if (placeholders.Contains(said))
            return null;
        var (value, reason) = Number(said, rule.Fact);
        if (reason is not null)
        {
            row.Faults.Add(RowFaults.Count(row.Row, rule.Column, reason, said));
            return null;
        }
        if (rule.ReasonColumn is null)
            return new FactCell(rule, value, -1);
        var why = cells[columns[rule.ReasonColumn]].Trim();
        for (var i = 0; i < rule.Reasons.Length; i++)
            if (Written(rule.Reasons[i]).Contains(why, StringComparer.OrdinalIgnoreCase))
                return new FactCell(rule, value, i);
        row.Faults.Add(
            RowFaults.Choice(
                row.Row,
                rule.ReasonColumn,
                why,
                Nearest.Find(why, rule.Reasons.SelectMany(Written))
            )
        );
        return null;
    }

    private static IEnumerable<string> Written(OptionRule option) =>
        option.Written.IsDefaultOrEmpty
            ? (option.Label?.Texts.Values ?? []).Prepend(option.Key)
            : option.Written;

    private static (decimal, string?) Number(string said, string fact)
    {
        if (said.EndsWith('%'))
            return (0, "count.percent");
        if (
            !decimal.TryParse(
                said,
                NumberStyles.AllowDecimalPoint
                    | NumberStyles.AllowLeadingSign
                    | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var number
            )
            || !Grouped(said)
            || Math.Abs(number) > 1_000_000_000_000
        )
            return (0, "count.unreadable");
        if (number < 0)
            return (0, "count.negative");
        var isWhole =
            fact is FactKinds.Customers or FactKinds.Offered or FactKinds.Contacts
            || OperationalFact.IsCount(fact);
        if (isWhole && number != decimal.Truncate(number))
            return (0, number < 1 ? "count.percent" : "count.not-whole");
        return (number, null);
    }

    // 1,234 and 12,345,678 are grouped; 1,23 is a decimal comma, which would be read as 123.
    private static bool Grouped(string said)
    {
        var parts = said.Split('.')[0].Split(',');
        return parts.Length == 1
            || (parts[0].Length is >= 1 and <= 4 && parts.Skip(1).All(part => part.Length == 3));
    }

    private static void Reconcile(MappedRow row, List<FactCell> cells)
    {
        decimal? Value(string fact) => cells.Find(cell => cell.Rule.Fact == fact)?.Value;
        if (Value(FactKinds.Offered) > Value(FactKinds.Customers))
            row.Faults.Add(
                RowFaults.Answer(
                    row.Row,
                    cells.Find(cell => cell.Rule.Fact == FactKinds.Offered)!.Rule.Column,
                    "fact.offered-above-customers",
                    RowFaults.Say(
                        $"More people were offered the questions ({Value(FactKinds.Offered):N0}) than used the service ({Value(FactKinds.Customers):N0}). Check both.",
                        $"Se ofrecieron las preguntas a más personas ({Value(FactKinds.Offered):N0}) de las que usaron el servicio ({Value(FactKinds.Customers):N0}). Revise ambas cifras."
                    )
                )
            );
    }
}
