using System.Security.Cryptography;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>An answer to a case.</summary>
/// <param name="Words">What is said, in plain words.</param>
/// <param name="Language">In which language the letter is framed: en or es.</param>
public sealed record AnswerToGive(string? Words, string Language = "en")
{
    /// <summary>True to ask the person, once, what became of it.</summary>
    public bool AsksOutcome { get; init; } = true;
}

/// <summary>
/// Answers a case. Where an e-mail address was left the words go there by themselves, and nobody sees the address; where none
/// was, the answer stands in the case and the loop is closed in public.
/// </summary>
public sealed class AnswerCase
{
    private const int KeyBytes = 18;
    private readonly CaseDesk desk;
    private readonly ReplyStore replies;
    private readonly NoticeSettings settings;
    private readonly TimeProvider time;

    internal AnswerCase(
        CaseDesk desk,
        ReplyStore replies,
        NoticeSettings settings,
        TimeProvider time
    )
    {
        this.desk = desk;
        this.replies = replies;
        this.settings = settings;
        this.time = time;
    }

    /// <summary>Answers it; the letter, if there is one, is kept in the same transaction and sent soon after.</summary>
    public async Task<Outcome<Case>> Run(
        Actor actor,
        Guid caseId,
        AnswerToGive answer,
        CancellationToken cancel = default
    )
    {
        var found = await desk.FindOpen(actor, caseId, cancel);
        if (!found.IsDone)
            return found;
        var it = found.Value;
        var faults = Faults(answer).ToList();
        if (faults.Count > 0)
            return CaseRefusals.Incomplete(faults);
        var writes = it.Contact.HasFlag(ContactKinds.Email) && it.Source != CaseSource.CallBack;
        if (writes && settings.MailHost is null)
            return new Refusal(
                "case.no-mail",
                RefusalKind.Conflict,
                "This person left an e-mail address, and no mail server is set (Bellwether:Mail:Host). Nothing was sent and nothing was changed."
            );
        var asks = writes && answer.AsksOutcome && !it.OutcomeAsked;
        var key = asks ? RandomNumberGenerator.GetBytes(KeyBytes) : null;
        var after = await desk.In(it, CaseState.Answered, cancel) with
        {
            AcknowledgedAt = it.AcknowledgedAt ?? desk.Now,
            SentAt = it.SentAt ?? desk.Now,
            AnsweredAt = desk.Now,
            OutcomeAsked = it.OutcomeAsked || asks,
        };
        var words = answer.Words!.Trim();
        return await desk.Write(
            actor,
            after,
            CaseStepKind.Answered,
            CaseDesk.Clean(words),
            cancel,
            new CaseChange(after, [], null)
            {
                Also = !writes
                    ? null
                    : async tx =>
                    {
                        if (key is not null)
                            await CaseStore.SetOutcomeKey(tx, it, SHA256.HashData(key));
                        await replies.Add(
                            tx,
                            new Reply(
                                Ids.New(time),
                                it.AgencyId,
                                it.CaseId,
                                answer.Language,
                                ReplyLetter.Words(
                                    words,
                                    it.Number,
                                    answer.Language,
                                    key is null
                                        ? null
                                        : $"{settings.Site.TrimEnd('/')}/put-right/{Convert.ToHexStringLower(key)}"
                                )
                            ),
                            desk.Now
                        );
                    },
            }
        );
    }

    private static IEnumerable<Fault> Faults(AnswerToGive answer)
    {
        foreach (var fault in CaseDesk.NoteFaults(answer.Words, "words", isNeeded: true))
            yield return fault;
        if (answer.Words?.AsSpan().IndexOfAny('[', ']') >= 0)
            yield return new(
                "words",
                "Fill in what stands in square brackets, or take it out, before this goes to a person."
            );
        if (answer.Language is not ("en" or "es"))
            yield return new("language", "Choose English or Spanish.");
    }
}
