using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Web.Organization.Files;

/// <summary>The catalogue of services as a file: what is written is read back as it was.</summary>
public static class CatalogueFile
{
    private const string Name = "services";

    private static readonly string[] Columns =
    [
        "slug",
        "name",
        "name_es",
        "unit",
        "unit_kind",
        "audience",
        "designated",
        "high_impact",
        "service_type",
        "life_experience",
        "owner",
        "yearly_customers",
        "digital_status",
        "digital_barriers",
        "steps",
        "supports",
        "external_id",
    ];

    /// <summary>The services as a file, by their addresses.</summary>
    public static string Write(IEnumerable<CatalogueRow> services, EntryFormat format)
    {
        var entries = services
            .Select(service => service.Entry)
            .OrderBy(entry => entry.Slug, StringComparer.Ordinal)
            .ToList();
        return format == EntryFormat.Json
            ? EntryJson.Write(Name, entries)
            : EntryTable.Write(Columns, entries.Select(Cells));
    }

    /// <summary>The entries of a file of either form; refused with every fault and its row.</summary>
    public static Outcome<IReadOnlyList<ServiceEntry>> Read(string text)
    {
        if (EntryFile.FormOf(text) == EntryFormat.Json)
        {
            var (entries, wrong) = EntryJson.Read<ServiceEntry>(text, Name);
            return wrong.Count > 0
                ? EntryFile.Unreadable(wrong)
                : Outcome<IReadOnlyList<ServiceEntry>>.Done([
                    .. entries.Select(each => each.Entry with { Row = each.Row }),
                ]);
        }
        var table = EntryTable.Read(text, Columns, "name", "unit");
        var read = table.Rows.Select(row => Of(table, row.Line, row.Cells)).ToList();
        return table.Faults.Count > 0
            ? EntryFile.Unreadable(table.Faults)
            : Outcome<IReadOnlyList<ServiceEntry>>.Done(read);
    }

    /// <summary>Steps as one cell, or one step in a line of a form: Apply: website, phone | Wait: email.</summary>
    public static string Step(ServiceStep step) =>
        $"{step.Name}: {string.Join(", ", step.Channels)}".TrimEnd();

    /// <summary>A step with its channels; what stands behind the last colon names the channels.</summary>
    public static ServiceStep Step(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0
            ? new ServiceStep(text.Trim(), [])
            : new ServiceStep(
                text[..colon].Trim(),
                text[(colon + 1)..]
                    .Split(
                        ',',
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    )
            );
    }

    private static string?[] Cells(ServiceEntry entry) =>
        [
            entry.Slug,
            entry.Name,
            entry.NameEs,
            entry.Unit,
            entry.UnitKind,
            entry.Audience,
            YesNo(entry.Designated),
            YesNo(entry.HighImpact),
            entry.ServiceType,
            entry.LifeExperience,
            entry.Owner,
            entry.YearlyCustomers?.ToString(CultureInfo.InvariantCulture),
            entry.DigitalStatus,
            EntryTable.Join(entry.DigitalBarriers),
            EntryTable.Join(entry.Steps.Select(Step)),
            EntryTable.Join(entry.Supports),
            entry.ExternalId,
        ];

    private static ServiceEntry Of(EntryTable table, int line, IReadOnlyList<string> cells) =>
        new()
        {
            Row = line,
            Slug = table.Cell(cells, "slug"),
            Name = table.Cell(cells, "name"),
            NameEs = table.Text(cells, "name_es"),
            Unit = table.Cell(cells, "unit"),
            UnitKind = table.Text(cells, "unit_kind"),
            Audience = table.Text(cells, "audience") ?? "public",
            Designated = table.Yes(line, cells, "designated"),
            HighImpact = table.Yes(line, cells, "high_impact"),
            ServiceType = table.Text(cells, "service_type"),
            LifeExperience = table.Text(cells, "life_experience"),
            Owner = table.Text(cells, "owner"),
            YearlyCustomers = table.Number(line, cells, "yearly_customers"),
            DigitalStatus = table.Text(cells, "digital_status"),
            DigitalBarriers = table.List(cells, "digital_barriers"),
            Steps = [.. table.List(cells, "steps").Select(Step)],
            Supports = table.List(cells, "supports"),
            ExternalId = table.Text(cells, "external_id"),
        };

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
