using System.Text.Json.Serialization;

namespace Bellwether.Organization;

/// <summary>What kind of part of an agency a unit is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitKind>))]
public enum UnitKind
{
    /// <summary>A department or ministry.</summary>
    Department,

    /// <summary>A bureau, administration or agency inside a department.</summary>
    Bureau,

    /// <summary>A provider of services to the public that reports as one (HISP).</summary>
    ServiceProvider,

    /// <summary>An office, centre or team.</summary>
    Office,
}

/// <summary>A part of an agency. Units form a tree; services hang on them, and so do roles.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ParentId">The unit it belongs to, or null at the top.</param>
/// <param name="Name">Its name.</param>
/// <param name="Abbreviation">Its short name; may be empty.</param>
/// <param name="Kind">What kind of part it is.</param>
/// <param name="ExternalId">Its id in another system, or null.</param>
public sealed record OrgUnit(
    Guid UnitId,
    Guid AgencyId,
    Guid? ParentId,
    string Name,
    string Abbreviation,
    UnitKind Kind,
    string? ExternalId = null
);
