namespace Bellwether.Responses;

/// <summary>Records a response when there is still room for it. Whether there is, is decided in the transaction that writes it.</summary>
public sealed class RecordWithinQuotas
{
    private readonly RecordResponses record;

    internal RecordWithinQuotas(RecordResponses record) => this.record = record;

    /// <summary>Records it, or says which quota is full. A repeat of a recorded response always gets its first receipt.</summary>
    /// <param name="response">A checked response.</param>
    /// <param name="quotas">The quotas it counts towards; one that is not counted (screened out, break-off) counts towards none.</param>
    /// <param name="cancel">Stops waiting for a place in the queue.</param>
    public Task<QuotaOutcome> Run(
        NewResponse response,
        IReadOnlyList<Quota> quotas,
        CancellationToken cancel = default
    ) => record.RunWithin(response, quotas, cancel);
}

/// <summary>How many responses are enough, by a name within the collector.</summary>
/// <param name="Name">Its name: what is counted.</param>
/// <param name="Most">So many are enough.</param>
public sealed record Quota(string Name, long Most);

/// <summary>A receipt, or the quota that is full.</summary>
/// <param name="Receipt">The receipt, after the commit; null when the response was not recorded.</param>
/// <param name="Full">The name of the quota that is full, or null.</param>
public sealed record QuotaOutcome(Receipt? Receipt, string? Full);
