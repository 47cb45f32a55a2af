using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>Evidence to add to a segment.</summary>
/// <param name="Segment">The segment's slug.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Title">What it is.</param>
/// <param name="Source">Where it can be found.</param>
/// <param name="Day">When it was gathered; null is a fault.</param>
public sealed record EvidenceToAdd(
    string Segment,
    EvidenceKind Kind,
    string Title,
    string Source,
    DateOnly? Day
)
{
    /// <summary>How many people it rests on.</summary>
    public long? People { get; init; }

    /// <summary>Its id, where it must be the same each time; null: a new one.</summary>
    public Guid? EvidenceId { get; init; }
}

/// <summary>Adds evidence to a segment.</summary>
public sealed class AddEvidence(Db db, TimeProvider time)
{
    /// <summary>Adds it; the same id again changes nothing.</summary>
    public async Task<Outcome<Evidence>> Run(
        Actor actor,
        EvidenceToAdd what,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var evidence = new Evidence(
            what.EvidenceId ?? Ids.New(time),
            what.Segment,
            what.Kind,
            faults.Text(what.Title, "title", 300) ?? "",
            faults.Text(what.Source, "source", 500) ?? "",
            what.Day ?? today,
            what.People
        );
        faults.When(
            evidence.Title.Length == 0,
            "title",
            "Write what it is: ten visits to the counter in Laredo."
        );
        faults.When(
            evidence.Source.Length == 0,
            "source",
            "Write where it can be found: a folder, a report, an address."
        );
        faults.When(what.Day is null, "day", "Give the day on which it was gathered.");
        faults.When(what.Day > today.AddDays(1), "day", "The day lies ahead.");
        faults.When(what.People < 1, "people", "Write a whole number from 1, or leave it empty.");
        faults.When(!Enum.IsDefined(what.Kind), "kind", "Choose one of the kinds.");
        if (
            faults.Refuse(
                new Refusal(
                    "evidence.invalid",
                    RefusalKind.Invalid,
                    "The evidence cannot be added yet. Please look at the marked fields."
                )
            ) is
            { } refusal
        )
            return refusal;
        return await db.Write<Outcome<Evidence>>(
            async transaction =>
            {
                var segments = await StoredSegment.Store.List(
                    transaction.Connection!,
                    actor.AgencyId,
                    transaction
                );
                if (segments.All(segment => segment.Slug != what.Segment))
                    return new Refusal(
                        "segment.unknown",
                        RefusalKind.NotFound,
                        "There is no such segment in this agency."
                    );
                await EvidenceStore.Add(
                    transaction,
                    actor.AgencyId,
                    evidence,
                    actor.Name,
                    time.GetUtcNow()
                );
                return evidence;
            },
            cancel
        );
    }
}
