using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>An agency to register.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Abbreviation">Its short name.</param>
/// <param name="FirstFiscalMonth">The month its year starts in, 1 to 12.</param>
/// <param name="ZoneId">IANA time zone, for example America/New_York.</param>
public sealed record AgencyToRegister(
    string Name,
    string Abbreviation,
    int FirstFiscalMonth = 10,
    string ZoneId = "America/New_York"
)
{
    /// <summary>Its id, where it must be the same each time (the demo); null: a new one.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>True when everything in it is made up.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>Registers an agency: a new wall, with nothing behind it yet.</summary>
public sealed class RegisterAgency(Db db, TimeProvider time)
{
    /// <summary>Registers it. An agency with this name or abbreviation is a conflict.</summary>
    public async Task<Outcome<Agency>> Run(
        AgencyToRegister what,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var name = faults.Name(what.Name, "name");
        var abbreviation = faults.Name(what.Abbreviation, "abbreviation", 20);
        faults.When(
            what.FirstFiscalMonth is < 1 or > 12,
            "firstFiscalMonth",
            "Give the month the year starts in, from 1 (January) to 12 (December)."
        );
        faults.When(
            !IsZone(what.ZoneId),
            "zoneId",
            "Give a time zone by its IANA name, for example America/New_York."
        );
        if (
            faults.Refuse(
                new Refusal(
                    "agency.invalid",
                    RefusalKind.Invalid,
                    "The agency cannot be registered yet. Please look at the marked fields."
                )
            ) is
            { } refusal
        )
            return refusal;

        var agency = new Agency(
            what.AgencyId ?? Ids.New(time),
            name,
            abbreviation,
            what.FirstFiscalMonth,
            what.ZoneId,
            what.IsDemo
        );
        var added = await db.Write(tx => AgencyStore.Add(tx, agency, time.GetUtcNow()), cancel);
        if (added)
            return agency;
        return new Refusal(
            "agency.duplicate",
            RefusalKind.Conflict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"An agency called “{name}” or “{abbreviation}” is registered already. Use another name, or work with that one."
            )
        );
    }

    private static bool IsZone(string? zoneId) =>
        !string.IsNullOrEmpty(zoneId)
        && (zoneId == "UTC" || zoneId.Contains('/', StringComparison.Ordinal))
        && TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out _);
}
