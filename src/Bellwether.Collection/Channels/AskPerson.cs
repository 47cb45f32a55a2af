using System.Security.Cryptography;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>Somebody who may be asked.</summary>
/// <param name="CollectorKey">The key of the collector's address.</param>
/// <param name="Visit">The sender's own id of this occasion: a transaction, a visit. The same one always gets the same answer.</param>
public sealed record PersonToAsk(string CollectorKey, string Visit)
{
    /// <summary>Something that names the person for the sender (an account number): within the quiet period they are asked once. Only a
    /// keyed fingerprint of it is kept, and only until the period is over. Null: no quiet period.</summary>
    public string? PersonKey { get; init; }
}

/// <summary>Whether somebody is to be asked.</summary>
/// <param name="Ask">True: offer the questions; it has been counted as an offer.</param>
/// <param name="Why">asked, not-sampled, or quiet.</param>
public sealed record PersonAsked(bool Ask, string Why);

/// <summary>Decides whether somebody is offered the questions: sampling by the visit, and a quiet period by the sender's key.</summary>
public sealed class AskPerson
{
    private const int Longest = 200;
    private const int DaysAVisitIsKnown = 7;

    private readonly Db db;
    private readonly CollectorDirectory directory;
    private readonly TimeProvider time;

    internal AskPerson(Db db, CollectorDirectory directory, TimeProvider time)
    {
        this.db = db;
        this.directory = directory;
        this.time = time;
    }

    /// <summary>Decides, and counts the offer when it is to be made.</summary>
    /// <param name="actor">Which agency's system asks: of another agency's forms it learns nothing.</param>
    /// <param name="what">The occasion and the person.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<PersonAsked>> Run(
        Actor actor,
        PersonToAsk what,
        CancellationToken cancel = default
    )
    {
        if (what.Visit.Length is 0 or > Longest || what.PersonKey?.Length is 0 or > Longest)
            return new Refusal(
                "ask.invalid",
                RefusalKind.Invalid,
                "Give the visit, and the person's key if there is one, in 1 to 200 characters each."
            );
        if (
            await directory.Find(what.CollectorKey, cancel) is not { } inUse
            || inUse.Collector.AgencyId != actor.AgencyId
        )
            return IntakeRefusals.Unknown("en");
        var today = inUse.Agency.Calendar.LocalDay(time.GetUtcNow());
        if (CollectorGate.Check(inUse, today) is { } closed)
            return closed;
        if (!inUse.Delivery.Asks(what.Visit))
            return new PersonAsked(false, "not-sampled");
        return await db.Write(tx => Ask(tx, inUse, what, today), cancel);
    }

    private async Task<Outcome<PersonAsked>> Ask(
        System.Data.Common.DbTransaction tx,
        CollectorInUse inUse,
        PersonToAsk what,
        DateOnly today
    )
    {
        var collector = inUse.Collector;
        // Asked twice about one visit, the answer is the same and the offer counts once; after a week the fingerprint is gone.
        var secret = await DeliveryStore.Secret(
            tx,
            collector.AgencyId,
            RandomNumberGenerator.GetBytes(32)
        );
        var visit = Fingerprint(secret, "visit", collector.Key, what.Visit);
        if (await DeliveryStore.IsQuiet(tx, collector.AgencyId, visit, today))
            return new PersonAsked(true, "asked");
        if (
            what.PersonKey is { } person
            && inUse.Delivery.QuietDays > 0
            && !await DeliveryStore.BeQuiet(
                tx,
                collector.AgencyId,
                Fingerprint(secret, "person", "", person),
                today,
                today.AddDays(inUse.Delivery.QuietDays - 1)
            )
        )
            return new PersonAsked(false, "quiet");
        if (
            await DeliveryStore.BeQuiet(
                tx,
                collector.AgencyId,
                visit,
                today,
                today.AddDays(DaysAVisitIsKnown)
            )
        )
            await OfferStore.Add(
                tx,
                [
                    new OfferCount(
                        collector.AgencyId,
                        collector.CollectorId,
                        collector.Channel,
                        today,
                        OfferStep.Offered,
                        1
                    ),
                ]
            );
        return new PersonAsked(true, "asked");
    }

    private static string Fingerprint(byte[] secret, string use, string place, string text) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{use}\n{place}\n{text.Trim()}"))
        );
}
