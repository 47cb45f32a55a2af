using System.Text.Json.Serialization;

namespace Bellwether.Organization;

/// <summary>Whom a service serves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Audience>))]
public enum Audience
{
    /// <summary>People and businesses.</summary>
    Public,

    /// <summary>Other agencies.</summary>
    AgencyFacing,

    /// <summary>The agency's own staff.</summary>
    Internal,
}

/// <summary>Something an agency does for somebody, named from the customer's side: “Renewing a passport”.</summary>
/// <param name="ServiceId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="UnitId">The unit that provides it.</param>
/// <param name="Name">Its name, a verb first.</param>
/// <param name="Slug">Its place in addresses, unique in the agency: renewing-a-passport.</param>
/// <param name="Audience">Whom it serves.</param>
/// <param name="IsDesignated">True when it is designated for government-wide measuring and improvement.</param>
/// <param name="ExternalId">Its id in another system, unique in the agency, or null.</param>
/// <param name="SpanishName">Its name in Spanish, or null.</param>
public sealed record Service(
    Guid ServiceId,
    Guid AgencyId,
    Guid UnitId,
    string Name,
    string Slug,
    Audience Audience,
    bool IsDesignated,
    string? ExternalId = null,
    string? SpanishName = null
)
{
    /// <summary>A gentle word when the name does not start with what the customer does, or null.</summary>
    [JsonIgnore]
    public string? NameAdvice => ServiceName.Advise(Name);

    /// <summary>The name in that language, or in English.</summary>
    public string NameIn(string language) =>
        language == "es" && SpanishName is not null ? SpanishName : Name;
}
