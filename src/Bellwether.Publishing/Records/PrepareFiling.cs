using Bellwether.Foundation;

namespace Bellwether.Publishing;

/// <summary>What a person says about a filing.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Quarter">The fiscal quarter.</param>
/// <param name="Surveys">What is said of each survey; those left out keep what is assumed.</param>
/// <param name="BreakReason">Why the wording changed since last quarter; "" when it did not.</param>
public sealed record FilingToPrepare(
    Guid ServiceId,
    Period Quarter,
    IReadOnlyList<SurveyDetail> Surveys,
    string BreakReason = ""
)
{
    /// <summary>Whom the collecting office may ask; null keeps what is there.</summary>
    public FilingContact? Contact { get; init; }
}

/// <summary>Puts the quarterly record of a service together, or changes it until it is submitted.</summary>
public sealed class PrepareFiling
{
    private const int LongestTitle = 200;
    private const int LongestReason = 1000;

    private readonly FilingStore store;
    private readonly MakeReport make;
    private readonly TimeProvider time;

    internal PrepareFiling(FilingStore store, MakeReport make, TimeProvider time)
    {
        this.store = store;
        this.make = make;
        this.time = time;
    }

    /// <summary>Saves the record. Whoever saves it last has prepared it, and cannot submit it.</summary>
    public async Task<Outcome<QuarterFiling>> Run(
        Actor actor,
        FilingToPrepare what,
        CancellationToken cancel = default
    )
    {
        var query = new FilingQuery(actor.AgencyId, what.ServiceId, what.Quarter)
        {
            WithRows = false,
        };
        var report = await make.Run(query, cancel);
        if (!report.IsDone)
            return report.Refusal;
        var faults = Check(what, report.Value).ToList();
        if (faults.Count > 0)
            return new Refusal(
                "filing.invalid",
                RefusalKind.Invalid,
                "The record cannot be saved yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        return await store.Write(tx => Save(tx, actor, what), cancel);
    }

    private static IEnumerable<Fault> Check(FilingToPrepare what, FilingReport report)
    {
        var known = report
            .Surveys.Select(survey => survey.Survey.Collector.CollectorId)
            .ToHashSet();
        foreach (var detail in what.Surveys)
        {
            if (!known.Contains(detail.CollectorId))
                yield return new Fault(
                    $"survey-{detail.CollectorId}",
                    "This collector asked nothing about this service in this quarter."
                );
            if (!Enum.IsDefined(detail.TransactionPoint))
                yield return new Fault(
                    $"point-{detail.CollectorId}",
                    "Choose when the survey asks: after one contact, at the end of the way, or about the relation."
                );
            if (detail.Title.Length > LongestTitle || detail.Title.Any(char.IsControl))
                yield return new Fault(
                    $"title-{detail.CollectorId}",
                    $"Write a title of at most {LongestTitle} characters on one line."
                );
            if (
                detail.FederalRegisterUrl.Length > 0
                && !(
                    Uri.TryCreate(detail.FederalRegisterUrl, UriKind.Absolute, out var address)
                    && address.Scheme == Uri.UriSchemeHttps
                )
            )
                yield return new Fault(
                    $"url-{detail.CollectorId}",
                    "Write the whole address, beginning with https://, or leave it empty."
                );
        }
        foreach (var fault in what.Contact?.Check() ?? [])
            yield return fault;
        if (what.BreakReason.Length > LongestReason)
            yield return new Fault(
                "break",
                $"Shorten the reason to {LongestReason} characters or fewer."
            );
    }

    private async Task<Outcome<QuarterFiling>> Save(
        System.Data.Common.DbTransaction tx,
        Actor actor,
        FilingToPrepare what
    )
    {
        var id = FilingStore.IdOf(actor.AgencyId, what.ServiceId, what.Quarter.First);
        var before = await FilingStore.Find(tx.Connection!, tx, actor.AgencyId, id);
        if (before is not null && !FilingStates.CanBeEdited(before.State))
            return Refusals.State(before.State, FilingState.Draft);
        var filing = new QuarterFiling(
            id,
            actor.AgencyId,
            what.ServiceId,
            what.Quarter.First,
            before?.State == FilingState.ChangeRequested
                ? FilingState.ChangeRequested
                : FilingState.Draft,
            actor.AccountId,
            actor.Name,
            time.GetUtcNow()
        )
        {
            Surveys =
            [
                .. what.Surveys.Select(detail =>
                    detail with
                    {
                        Title = detail.Title.Trim(),
                        FederalRegisterUrl = detail.FederalRegisterUrl.Trim(),
                    }
                ),
            ],
            BreakReason = what.BreakReason.Trim(),
            Contact = what.Contact?.Trimmed ?? before?.Contact ?? new FilingContact(),
            Note = before?.State == FilingState.ChangeRequested ? before.Note : "",
        };
        await FilingStore.Put(tx, filing);
        return filing;
    }
}
