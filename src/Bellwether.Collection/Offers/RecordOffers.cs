using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>Offers to record: sheets handed out, invitations sent, people asked at a counter or on the phone.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Channel">The channel's code or everyday word.</param>
/// <param name="Day">The local day.</param>
/// <param name="Count">How many people; negative to take back what was entered too much.</param>
/// <param name="SourceKey">Names this entry for good: recording it again changes nothing.</param>
public sealed record OffersToRecord(
    Guid CollectorId,
    string Channel,
    DateOnly Day,
    long Count,
    string SourceKey
)
{
    /// <summary>Where the number is from, in words.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Offers as they were recorded.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="SourceKey">The entry's name.</param>
/// <param name="Channel">The channel's code.</param>
/// <param name="Day">The local day.</param>
/// <param name="Count">How many people; negative: taken back.</param>
/// <param name="Note">Where the number is from.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EnteredAt">When.</param>
public sealed record OfferEntry(
    Guid AgencyId,
    Guid CollectorId,
    string SourceKey,
    string Channel,
    DateOnly Day,
    long Count,
    string Note,
    string EnteredBy,
    DateTimeOffset EnteredAt
);

/// <summary>Records how many people were offered the questions where no screen can count it.</summary>
public sealed class RecordOffers(
    Db db,
    FindAgency findAgency,
    RollUpOffers rollUp,
    TimeProvider time
)
{
    private const long Most = 10_000_000;

    /// <summary>Records them, or finds them recorded.</summary>
    public async Task<Outcome<OfferEntry>> Run(
        Actor actor,
        OffersToRecord what,
        CancellationToken cancel = default
    )
    {
        var agency = await findAgency.Run(actor.AgencyId, cancel);
        var today = (agency?.Calendar ?? FiscalCalendar.UsFederal).LocalDay(time.GetUtcNow());
        var faults = Check(what, today);
        if (faults.Count > 0)
            return new Refusal(
                "offers.invalid",
                RefusalKind.Invalid,
                "The number cannot be recorded yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        var outcome = await db.Write(tx => Add(tx, actor, what), cancel);
        if (outcome.IsDone)
            await rollUp.Run(actor, what.CollectorId, what.Day, cancel);
        return outcome;
    }

    private async Task<Outcome<OfferEntry>> Add(
        System.Data.Common.DbTransaction tx,
        Actor actor,
        OffersToRecord what
    )
    {
        if (await CollectorStore.Find(tx.Connection!, tx, actor.AgencyId, what.CollectorId) is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        var now = time.GetUtcNow();
        var entry = new OfferEntry(
            actor.AgencyId,
            what.CollectorId,
            what.SourceKey,
            Channel.Find(what.Channel)!.Code,
            what.Day,
            what.Count,
            what.Note.Trim(),
            actor.Name,
            now
        );
        if (await OfferStore.AddEntry(tx, entry, now))
        {
            await OfferStore.Add(
                tx,
                [
                    new OfferCount(
                        entry.AgencyId,
                        entry.CollectorId,
                        entry.Channel,
                        entry.Day,
                        OfferStep.Offered,
                        entry.Count
                    ),
                ]
            );
            return entry;
        }
        var there = await OfferStore.FindEntry(
            tx,
            actor.AgencyId,
            what.CollectorId,
            what.SourceKey
        );
        return
            there is not null
            && (there.Channel, there.Day, there.Count) == (entry.Channel, entry.Day, entry.Count)
            ? there
            : new Refusal(
                "offers.different",
                RefusalKind.Conflict,
                "Another number is recorded under this name already. Record the difference as an entry of its own."
            );
    }

    private static List<Fault> Check(OffersToRecord what, DateOnly today)
    {
        var faults = new List<Fault>();
        if (Channel.Find(what.Channel) is null)
            faults.Add(
                new("channel", "There is no such channel. Use a code such as paper or phone.")
            );
        if (what.Count is 0 or > Most or < -Most)
            faults.Add(
                new(
                    "count",
                    "Write how many people were offered the questions, up to 10,000,000. A minus takes back."
                )
            );
        if (what.Day > today)
            faults.Add(new("day", "This day has not come yet."));
        if (what.SourceKey.Length is 0 or > 200)
            faults.Add(new("sourceKey", "Give the entry a name of 1 to 200 characters."));
        if (what.Note.Length > 300)
            faults.Add(new("note", "Shorten it to 300 characters or fewer."));
        return faults;
    }
}
