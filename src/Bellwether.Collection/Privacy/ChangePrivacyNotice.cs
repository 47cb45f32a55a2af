using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>Says what a form tells people of their privacy. A change waits for the privacy officer, as the handling of words does.</summary>
public sealed class ChangePrivacyNotice(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    ReleaseWords release,
    TimeProvider time
)
{
    /// <summary>Keeps it. Writing what stands there already changes nothing, and keeps the approval.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="notice">The statement, or that none is needed.</param>
    /// <param name="language">Of the refusals: en or es.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<PrivacyNotice>> Run(
        Actor actor,
        PrivacyNotice notice,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, notice.CollectorId, cancel);
        if (collector is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        var wanted = Tidy(notice);
        if (LintNotice.Faults(wanted, language) is { Count: > 0 } faults)
            return new Refusal(
                "notice.invalid",
                RefusalKind.Invalid,
                language == "es"
                    ? "La declaración aún no puede guardarse. Revise los campos marcados."
                    : "The statement cannot be kept yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        await db.Write(
            async tx =>
            {
                var before = await PrivacyNoticeStore.Find(tx, actor.AgencyId, notice.CollectorId);
                if ((before ?? new PrivacyNotice(notice.CollectorId)) == wanted)
                    return false;
                await PrivacyNoticeStore.Put(tx, actor, wanted, time.GetUtcNow());
                await WordPolicyStore.Void(tx, actor.AgencyId, notice.CollectorId);
                await release.Run(tx, actor, notice.CollectorId, release: false);
                await outbox.Append(
                    tx,
                    [new WordPolicyChanged(actor.AgencyId, notice.CollectorId, false)],
                    cancel
                );
                return true;
            },
            cancel
        );
        directory.Forget(collector.Key);
        return wanted;
    }

    // One line each: it stands in one paragraph on the form.
    private static PrivacyNotice Tidy(PrivacyNotice notice) =>
        notice with
        {
            Parts = notice
                .Parts.Select(part =>
                    KeyValuePair.Create(
                        part.Key,
                        LocalText.From(
                            part.Value.Texts.Select(text =>
                                (text.Key, (string?)OneLine(text.Value))
                            )
                        )
                    )
                )
                .Where(part => part.Value.Texts.Count > 0)
                .ToImmutableSortedDictionary(),
        };

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
