using Bellwether.Foundation;
using Bellwether.Improvement;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>Which operation a form of a case calls.</summary>
internal sealed class CaseSteps(
    AcknowledgeCase acknowledge,
    AssignCase assign,
    AnswerCase answer,
    NoteCase note,
    CloseCase close,
    ReopenCase reopen,
    MergeCase merge,
    HandOverForCall handOver
)
{
    public Task<Outcome<Case>> Run(
        Actor actor,
        Case it,
        CaseTyped typed,
        CancellationToken cancel
    ) =>
        typed.Act switch
        {
            "acknowledge" => acknowledge.Run(actor, it.CaseId, cancel),
            "take" => assign.Run(actor, it.CaseId, actor.AccountId ?? Guid.Empty, null, cancel),
            "assign" => assign.Run(
                actor,
                it.CaseId,
                Guid.TryParse(typed.Owner, out var owner) ? owner : Guid.Empty,
                null,
                cancel
            ),
            "answer" => answer.Run(
                actor,
                it.CaseId,
                new AnswerToGive(typed.Words, typed.Letter ?? "en")
                {
                    AsksOutcome = typed.Ask != "no",
                },
                cancel
            ),
            "close" => close.Run(actor, it.CaseId, typed.RootCause, typed.Note, cancel),
            "reopen" => reopen.Run(actor, it.CaseId, typed.Reason, cancel),
            "merge" => merge.Run(actor, it.CaseId, typed.IntoNumber, cancel),
            "hand-over" => handOver.Run(actor, it.CaseId, typed.Subject, cancel),
            _ => note.Run(actor, it.CaseId, typed.Note, typed.RootCause, cancel),
        };
}
