using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Improvement;

/// <summary>A question to ask.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Question">The question.</param>
public sealed record NewAsk(Guid ServiceId, string? Question)
{
    /// <summary>Working days until an answer is due.</summary>
    public int Days { get; init; } = AskOwner.UsualDays;

    /// <summary>Made with the form, so that sending it twice asks once; null: a new id.</summary>
    public Guid? AskId { get; init; }

    /// <summary>Names of colleagues that must not stand in it.</summary>
    public IReadOnlyCollection<string> Colleagues { get; init; } = [];

    /// <summary>The language of marks: en or es.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>Asks whoever owns a service, from the front. The answer is due within working days and comes back to everybody at the front.</summary>
public sealed class AskOwner
{
    /// <summary>Working days until an answer is due, unless another number is given.</summary>
    public const int UsualDays = 10;

    internal const int LongestText = 300;

    private readonly AskStore store;
    private readonly ListServices services;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal AskOwner(AskStore store, ListServices services, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.services = services;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Asks. Words that name a person come back with a proposal, and are kept only without the person.</summary>
    public async Task<Outcome<Ask>> Run(
        Actor actor,
        NewAsk wanted,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var clean = CleanWords.Of(wanted.Question, wanted.Colleagues, wanted.Language);
        var faults = new List<Fault>();
        if (
            (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != wanted.ServiceId
            )
        )
            faults.Add(new("service", "Choose one of the agency's services."));
        if (clean.Text.Length == 0)
            faults.Add(new("question", "Write the question, in a sentence."));
        else if (clean.Text.Length > LongestText)
            faults.Add(new("question", $"Keep it to {LongestText} characters."));
        else if (clean.Found)
            faults.Add(clean.Prompt("question"));
        if (wanted.Days is < 1 or > 60)
            faults.Add(new("days", "Give 1 to 60 working days."));
        if (faults.Count > 0)
            return AskRefusals.Incomplete(faults);
        var today = await Today(agencies, time, actor.AgencyId, cancel);
        var ask = new Ask(
            wanted.AskId ?? Ids.New(time),
            actor.AgencyId,
            wanted.ServiceId,
            clean.Text,
            actor.Name,
            today,
            WorkingDays.After(today, wanted.Days),
            AnswerStanding.Open
        )
        {
            AskedAccount = actor.AccountId,
        };
        await store.Add(ask, cancel);
        return ask;
    }

    internal static async Task<DateOnly> Today(
        FindAgency agencies,
        TimeProvider time,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        await agencies.Run(agencyId, cancel) is { } agency
            ? agency.Calendar.LocalDay(time.GetUtcNow())
            : DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

/// <summary>Answers a question from the front; everybody there sees it.</summary>
public sealed class AnswerAsk
{
    private readonly AskStore store;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal AnswerAsk(AskStore store, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Answers it. What is done or declined is answered for good.</summary>
    public async Task<Outcome<Ask>> Run(
        Actor actor,
        Guid askId,
        AnswerStanding standing,
        string? answer,
        CancellationToken cancel = default
    )
    {
        if (await store.Find(actor.AgencyId, askId, cancel) is not { } ask)
            return AskRefusals.Unknown;
        if (ask.Standing is AnswerStanding.Done or AnswerStanding.Declined)
            return AskRefusals.Answered;
        var faults = AskRefusals.AnswerFaults(standing, answer).ToList();
        if (faults.Count > 0)
            return AskRefusals.Incomplete(faults);
        var answered = ask with
        {
            Standing = standing,
            Answer = CleanWords.Of(answer, [], "en").Text,
            AnsweredBy = actor.Name,
            AnsweredOn = await AskOwner.Today(agencies, time, actor.AgencyId, cancel),
        };
        await store.Answer(answered, cancel);
        return answered;
    }
}

/// <summary>The questions from the front.</summary>
public sealed class ListAsks
{
    private readonly AskStore store;

    internal ListAsks(AskStore store) => this.store = store;

    /// <summary>Of some services, open ones first, the soonest due first; then what was answered, the latest first.</summary>
    public async Task<IReadOnlyList<Ask>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid>? serviceIds = null,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.List(agencyId, cancel))
                .Where(ask => serviceIds?.Contains(ask.ServiceId) ?? true)
                .OrderBy(ask => ask.Standing is AnswerStanding.Done or AnswerStanding.Declined)
                .ThenBy(ask =>
                    ask.Standing is AnswerStanding.Done or AnswerStanding.Declined
                        ? -(ask.AnsweredOn ?? ask.AskedOn).DayNumber
                        : ask.DueOn.DayNumber
                )
                .ThenBy(ask => ask.AskId),
        ];
}

internal static class AskRefusals
{
    public static Refusal Unknown { get; } =
        new Refusal(
            "front.unknown",
            RefusalKind.NotFound,
            "There is no such question or observation in this agency."
        );

    public static Refusal Answered { get; } =
        new Refusal(
            "front.answered",
            RefusalKind.Conflict,
            "This was answered for good. Reload the page to see the answer."
        );

    public static Refusal Incomplete(IReadOnlyList<Fault> faults) =>
        new Refusal("front.incomplete", RefusalKind.Invalid, "Something needs another look.")
        {
            Faults = faults,
        };

    public static IEnumerable<Fault> AnswerFaults(AnswerStanding standing, string? answer)
    {
        if (standing is AnswerStanding.Open || !Enum.IsDefined(standing))
            yield return new("standing", "Choose how it stands now.");
        if (string.IsNullOrWhiteSpace(answer))
            yield return new("answer", "Write the answer, in a sentence or two.");
        else if (answer.Trim().Length > AskOwner.LongestText)
            yield return new("answer", $"Keep it to {AskOwner.LongestText} characters.");
    }
}
