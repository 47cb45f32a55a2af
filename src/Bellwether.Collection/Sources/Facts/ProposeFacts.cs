using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>Proposes which column of a file holds which number of the operation, by the names of the columns.</summary>
public static class ProposeFacts
{
    /// <summary>What can be told in numbers without a list of reasons: one column, one kind of number.</summary>
    public static ImmutableArray<string> Kinds { get; } =
    [.. FactKinds.All.Where(kind => kind != FactKinds.Contacts)];

    private static readonly string[] Months = ["month", "mes", "period", "periodo", "período"];
    private static readonly string[] Firsts =
    [
        "first_day",
        "start",
        "start_date",
        "from",
        "date",
        "day",
        "fecha",
        "día",
        "desde",
    ];
    private static readonly string[] Lasts =
    [
        "last_day",
        "end",
        "end_date",
        "to",
        "until",
        "hasta",
    ];
    private static readonly string[] Years = ["fiscal_year", "fy", "year", "año", "año_fiscal"];
    private static readonly string[] Quarters = ["quarter", "fiscal_quarter", "trimestre"];
    private static readonly string[] Services = ["service", "servicio", "program", "programa"];
    private static readonly string[] Channels = ["channel", "canal"];

    /// <summary>The mapping that the columns suggest. It may not be complete.</summary>
    /// <param name="name">What the mapping is to be called.</param>
    /// <param name="seen">The file's columns.</param>
    public static Mapping Run(string name, Proposal seen)
    {
        var columns = seen.Columns.Select(column => column.Name).ToList();
        string? Find(string[] names) =>
            names
                .Select(wanted => columns.Find(column => Plain(column) == wanted))
                .FirstOrDefault(found => found is not null);
        var month = Find(Months);
        var (year, quarter) = (Find(Years), Find(Quarters));
        var byQuarter = month is null && year is not null && quarter is not null;
        return new Mapping(name, MappingKind.Facts)
        {
            Source = name,
            Consent = "operational",
            Reads = seen.Mapping.Reads,
            Service = new ValueRule { Column = Find(Services) },
            Channel = new ValueRule { Column = Find(Channels), Constant = "mixed" },
            Date = new DateRule
            {
                Column = byQuarter ? null : month ?? Find(Firsts),
                LastColumn = byQuarter || month is not null ? null : Find(Lasts),
                WholeMonth = month is not null,
                FiscalYearColumn = byQuarter ? year : null,
                QuarterColumn = byQuarter ? quarter : null,
            },
            Facts =
            [
                .. Kinds
                    .Select(kind => (kind, Column: columns.Find(column => Plain(column) == kind)))
                    .Where(each => each.Column is not null)
                    .Select(each => new FactRule(each.kind, each.Column!)),
            ],
        };
    }

    private static string Plain(string column) =>
        column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
