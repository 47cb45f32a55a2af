using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>Writes what the agency does when words may say that somebody is in danger.</summary>
public sealed class ChangeSafetyProtocol(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    TimeProvider time
)
{
    private const int LongestText = 4_000;
    private const int LongestHotline = 400;

    /// <summary>Writes it; forms say the new hotline within a second.</summary>
    public async Task<Outcome<SafetyProtocol>> Run(
        Actor actor,
        SafetyProtocol protocol,
        CancellationToken cancel = default
    )
    {
        var kept = protocol with
        {
            Text = protocol.Text.Trim(),
            HotlineEnglish = protocol.HotlineEnglish.Trim(),
            HotlineSpanish = protocol.HotlineSpanish.Trim(),
        };
        var faults = new List<Fault>();
        void When(bool isWrong, string field, string message)
        {
            if (isWrong)
                faults.Add(new Fault(field, message));
        }
        When(
            kept.Text.Length > LongestText,
            "text",
            $"Shorten it to {LongestText} characters or fewer."
        );
        When(
            kept.HotlineEnglish.Length > LongestHotline,
            "hotlineEnglish",
            $"Shorten it to {LongestHotline} characters or fewer."
        );
        When(
            kept.HotlineSpanish.Length > LongestHotline,
            "hotlineSpanish",
            $"Shorten it to {LongestHotline} characters or fewer."
        );
        When(
            kept.HotlineEnglish.Length > 0 != kept.HotlineSpanish.Length > 0,
            kept.HotlineEnglish.Length > 0 ? "hotlineSpanish" : "hotlineEnglish",
            "Write it in both languages, or in none: every form has both."
        );
        When(
            kept.UrgentMinutes is < 1 or > 1440,
            "urgentMinutes",
            "Write a number from 1 to 1440."
        );
        When(
            kept.SoonMinutes < kept.UrgentMinutes || kept.SoonMinutes > 10080,
            "soonMinutes",
            "Write a number from the one above to 10080 (a week)."
        );
        if (faults.Count > 0)
            return new Refusal(
                "safety.protocol",
                RefusalKind.Invalid,
                "The protocol needs another look. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        await db.Write(
            async tx =>
            {
                await SafetyProtocolStore.Put(tx, actor, kept, time.GetUtcNow());
                await outbox.Append(tx, [new SafetyProtocolChanged(actor.AgencyId)], cancel);
            },
            cancel
        );
        directory.ForgetEverything();
        return kept;
    }
}

/// <summary>What the agency does when words may say that somebody is in danger.</summary>
public sealed class FindSafetyProtocol(Db db)
{
    /// <summary>The agency's protocol, or <see cref="SafetyProtocol.None"/>.</summary>
    public async Task<SafetyProtocol> Run(Guid agencyId, CancellationToken cancel = default) =>
        await SafetyProtocolStore.Find(db, agencyId, cancel) ?? SafetyProtocol.None;
}

/// <summary>Starts a drill: a made-up sentence goes through the same rules into the same queue, and counts nowhere.</summary>
public sealed class PractiseSafety(StartDrill drill)
{
    /// <summary>Starts it.</summary>
    /// <returns>The drill's id in the queue; refused when the rules find nothing in the sentence.</returns>
    public async Task<Outcome<Guid>> Run(
        Actor actor,
        string sentence,
        CancellationToken cancel = default
    )
    {
        if (Concerns.Of(sentence) is not { } found)
            return new Refusal(
                "drill.unfound",
                RefusalKind.Invalid,
                "The rules find nothing in this sentence. If they should, tell whoever looks after the system: that is what a drill is for."
            )
            {
                Faults = [new Fault("sentence", "The rules find nothing in this sentence.")],
            };
        return await drill.Run(actor, sentence, found, cancel);
    }
}
