using System.Security.Cryptography;
using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Takes what the person says became of it, once, by the link in the reply.</summary>
public sealed class StateOutcome
{
    private readonly CaseDesk desk;

    internal StateOutcome(CaseDesk desk) => this.desk = desk;

    /// <summary>Keeps it; the link does not work again.</summary>
    public async Task<Outcome<Nothing>> Run(
        string? key,
        RecoveryOutcome? outcome,
        CancellationToken cancel = default
    )
    {
        if (
            OutcomeKey.Read(key) is not { } hash
            || await desk.Store.FindAsked(hash, cancel) is not { } it
        )
            return CaseRefusals.OutcomeUnknown;
        if (outcome is not { } said || !Enum.IsDefined(said))
            return CaseRefusals.Incomplete(new Fault("outcome", "Choose one of the three."));
        var written = await desk.Write(
            Actor.Public(it.AgencyId),
            it with
            {
                Outcome = said,
            },
            CaseStepKind.OutcomeStated,
            said.ToString(),
            cancel
        );
        return written.IsDone ? default(Nothing) : written.Refusal;
    }
}

/// <summary>Says whether a link in a reply still works, and about which service it asks.</summary>
public sealed class FindOutcomeAsked
{
    private readonly CaseDesk desk;

    internal FindOutcomeAsked(CaseDesk desk) => this.desk = desk;

    /// <summary>The service and its agency, or null. Nothing of the case is told.</summary>
    public async Task<OutcomeAsked?> Run(string? key, CancellationToken cancel = default) =>
        OutcomeKey.Read(key) is { } hash && await desk.Store.FindAsked(hash, cancel) is { } it
            ? new OutcomeAsked(it.AgencyId, it.ServiceId)
            : null;
}

/// <summary>What a link asks about.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="ServiceId">The service.</param>
public sealed record OutcomeAsked(Guid AgencyId, Guid ServiceId);

internal static class OutcomeKey
{
    private const int Digits = 36;

    public static byte[]? Read(string? key) =>
        key is { Length: Digits } && key.All(char.IsAsciiHexDigitLower)
            ? SHA256.HashData(Convert.FromHexString(key))
            : null;
}
