using System.Text.Json.Serialization;

namespace Bellwether.Organization;

/// <summary>A service as the catalogue's files carry it: everything by words, nothing by id.</summary>
public sealed record ServiceEntry
{
    /// <summary>Its place in addresses, by which it is known again; empty: made from the name.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Its name, a verb first.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its name in Spanish.</summary>
    public string? NameEs { get; init; }

    /// <summary>The unit that provides it, from the top: Department / Bureau.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What kind of unit that is; read only when the unit is added.</summary>
    public string? UnitKind { get; init; }

    /// <summary>public, agency-facing or internal.</summary>
    public string Audience { get; init; } = "public";

    /// <summary>True when it is designated for government-wide measuring.</summary>
    public bool Designated { get; init; }

    /// <summary>True when a high impact service provider answers for it.</summary>
    public bool HighImpact { get; init; }

    /// <summary>administrative, benefits, compliance, recreation, informational, data-and-research, regulatory or other.</summary>
    public string? ServiceType { get; init; }

    /// <summary>The code of a life experience.</summary>
    public string? LifeExperience { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>Customers of a year, as estimated.</summary>
    public long? YearlyCustomers { get; init; }

    /// <summary>none, information, partly or wholly.</summary>
    public string? DigitalStatus { get; init; }

    /// <summary>What stands in the way of having it online.</summary>
    public IReadOnlyList<string> DigitalBarriers { get; init; } = [];

    /// <summary>Its steps with their channels.</summary>
    public IReadOnlyList<ServiceStep> Steps { get; init; } = [];

    /// <summary>Slugs of the services that stand on it.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];

    /// <summary>Its id in another system.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The row of the file it stands in; 0: it was typed into a form.</summary>
    [JsonIgnore]
    public int Row { get; init; }
}
