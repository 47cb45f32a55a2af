using System.Text.Json.Serialization;

namespace Bellwether.Organization;

/// <summary>What kind of service it is, by the list of the federal reports.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceType>))]
public enum ServiceType
{
    /// <summary>Records, accounts and paperwork.</summary>
    Administrative,

    /// <summary>Money, care or goods that people are entitled to.</summary>
    Benefits,

    /// <summary>Paying, filing and keeping to rules.</summary>
    Compliance,

    /// <summary>Parks and leisure.</summary>
    Recreation,

    /// <summary>Answers to questions.</summary>
    Informational,

    /// <summary>Figures and research.</summary>
    DataAndResearch,

    /// <summary>Permits, licences and inspections.</summary>
    Regulatory,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>How far a service can be had online.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigitalStatus>))]
public enum DigitalStatus
{
    /// <summary>Nothing online.</summary>
    None,

    /// <summary>One can read about it online.</summary>
    Information,

    /// <summary>Some steps can be done online.</summary>
    Partly,

    /// <summary>Every step can be done online.</summary>
    Wholly,
}

/// <summary>A step of a service and the channels it can be done on.</summary>
/// <param name="Name">What people do: Apply.</param>
/// <param name="Channels">Codes of channels; empty when it is not known yet.</param>
public sealed record ServiceStep(string Name, IReadOnlyList<string> Channels);

/// <summary>What the catalogue knows of a service beside its name.</summary>
public sealed record ServiceProfile
{
    /// <summary>True when a high impact service provider answers for it.</summary>
    public bool IsHighImpact { get; init; }

    /// <summary>What kind of service it is; null: not said.</summary>
    public ServiceType? Type { get; init; }

    /// <summary>The code of the life experience it belongs to, or null.</summary>
    public string? LifeExperience { get; init; }

    /// <summary>Who answers for it: a role or a name; null is a gap.</summary>
    public string? Owner { get; init; }

    /// <summary>Customers of a year as estimated by its owner, for services that nobody counts; null: not said.</summary>
    public long? YearlyCustomers { get; init; }

    /// <summary>How far it can be had online; null: not said.</summary>
    public DigitalStatus? Digital { get; init; }

    /// <summary>What stands in the way of having it online.</summary>
    public IReadOnlyList<string> DigitalBarriers { get; init; } = [];

    /// <summary>Its steps, in order.</summary>
    public IReadOnlyList<ServiceStep> Steps { get; init; } = [];
}
