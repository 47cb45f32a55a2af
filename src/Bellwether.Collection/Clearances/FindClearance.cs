using System.Collections.Immutable;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>A wording that was attested under a clearance.</summary>
/// <param name="Attestation">The yes.</param>
/// <param name="Title">What the questionnaire is called.</param>
/// <param name="Number">The number of its version.</param>
public sealed record AttestedVersion(Attestation Attestation, LocalText Title, int Number);

/// <summary>One clearance, whole.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Rules">The rules it stands under.</param>
/// <param name="Versions">The wordings attested, the latest first.</param>
/// <param name="Steps">Its history, the latest first.</param>
public sealed record ClearanceWhole(
    ClearanceStanding Standing,
    Jurisdiction Rules,
    ImmutableArray<AttestedVersion> Versions,
    ImmutableArray<ClearanceStep> Steps
);

/// <summary>One clearance with its collectors, its budget by month, its attested wordings and its history.</summary>
public sealed class FindClearance(Db db, ListClearances listClearances, FindVersion findVersion)
{
    /// <summary>The clearance, or null when this agency has none with that id.</summary>
    public async Task<ClearanceWhole?> Run(
        Guid agencyId,
        Guid clearanceId,
        CancellationToken cancel = default
    )
    {
        var register = await listClearances.Run(agencyId, cancel);
        var standing = register.Clearances.FirstOrDefault(each =>
            each.Clearance.ClearanceId == clearanceId
        );
        if (standing is null)
            return null;
        var (attested, steps) = await db.Read(
            async connection =>
                (
                    await AttestationStore.List(connection, agencyId),
                    await AttestationStore.Steps(connection, agencyId, clearanceId)
                ),
            cancel
        );
        var versions = ImmutableArray.CreateBuilder<AttestedVersion>();
        foreach (var each in attested.Where(each => each.ClearanceId == clearanceId))
            if (await findVersion.Run(agencyId, each.VersionId, cancel) is { } version)
                versions.Add(new AttestedVersion(each, version.Title, version.Number));
        return new ClearanceWhole(standing, register.Rules, versions.ToImmutable(), [.. steps]);
    }
}
