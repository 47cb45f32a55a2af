using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Gives a version something that lets it be asked.</summary>
internal static class Covered
{
    /// <summary>Somebody who wrote no questionnaire.</summary>
    public static Actor Officer(Guid agencyId) => new(agencyId, null, "Olga, clearance officer");

    /// <summary>A clearance under which that version is attested; without terms, one that needs no number and never ends.</summary>
    public static async Task<Guid> Cover(
        this AddClearance add,
        AttestVersion attest,
        InstrumentVersion version,
        ClearanceTerms? terms = null
    )
    {
        var officer = Officer(version.AgencyId);
        var kept = await add.Run(
            officer,
            terms ?? new ClearanceTerms("not_federal", "Not a federal collection")
        );
        var clearanceId = kept.Value.Clearance.ClearanceId;
        var attested = await attest.Run(
            officer,
            clearanceId,
            version.VersionId,
            version.ContentHash
        );
        return attested.Value.ClearanceId;
    }
}
