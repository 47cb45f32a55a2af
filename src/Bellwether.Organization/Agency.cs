using System.Text.Json.Serialization;
using Bellwether.Foundation;

namespace Bellwether.Organization;

/// <summary>An organisation whose data stands apart from everybody else's: the wall that nothing crosses.</summary>
/// <param name="AgencyId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Abbreviation">Its short name.</param>
/// <param name="FirstFiscalMonth">The month its year starts in, 1 to 12; 10 for US federal agencies.</param>
/// <param name="ZoneId">IANA time zone in which its days begin.</param>
/// <param name="IsDemo">True when everything in it is made up; it wears a banner everywhere.</param>
public sealed record Agency(
    Guid AgencyId,
    string Name,
    string Abbreviation,
    long FirstFiscalMonth,
    string ZoneId,
    bool IsDemo
)
{
    /// <summary>Its fiscal calendar. Made anew each time: a field that remembers would take part in equality.</summary>
    [JsonIgnore]
    public FiscalCalendar Calendar => new((int)FirstFiscalMonth, ZoneId);
}
