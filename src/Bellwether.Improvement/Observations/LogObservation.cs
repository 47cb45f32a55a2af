using System.Text;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Improvement;

/// <summary>What to log.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Kind">What it is.</param>
/// <param name="What">What happened.</param>
/// <param name="Often">How often.</param>
public sealed record NewObservation(
    Guid ServiceId,
    ObservationKind Kind,
    string? What,
    HowOften Often
)
{
    /// <summary>Minutes it cost, 0 to 480.</summary>
    public int Minutes { get; init; }

    /// <summary>The code of the barrier, or empty.</summary>
    public string? Barrier { get; init; }

    /// <summary>The system that got in the way, or empty.</summary>
    public string? System { get; init; }

    /// <summary>True when the name may stand there; else nothing of who it was is kept.</summary>
    public bool WithName { get; init; }

    /// <summary>Made with the form, so that sending it twice logs once; null: a new id.</summary>
    public Guid? MarkId { get; init; }

    /// <summary>Names of colleagues that must not stand in it.</summary>
    public IReadOnlyCollection<string> Colleagues { get; init; } = [];

    /// <summary>The language of marks: en or es.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>Logs what somebody at the front saw. What was told before about the same service gets one more mark.</summary>
public sealed class LogObservation
{
    /// <summary>Working days within which an answer is due.</summary>
    public const int AnswerDays = 10;

    internal const int LongestText = 300;
    internal const int MostMinutes = 480;

    private const int SameDays = 90;
    private const int LongestSystem = 60;

    private readonly ObservationStore store;
    private readonly ListServices services;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal LogObservation(
        ObservationStore store,
        ListServices services,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.store = store;
        this.services = services;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Logs it, or adds a mark to the same one. Words that name a person come back with a proposal.</summary>
    public async Task<Outcome<Observation>> Run(
        Actor actor,
        NewObservation wanted,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var clean = CleanWords.Of(wanted.What, wanted.Colleagues, wanted.Language);
        var faults = Faults(wanted, clean).ToList();
        if (
            (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != wanted.ServiceId
            )
        )
            faults.Insert(0, new("service", "Choose one of the agency's services."));
        if (faults.Count > 0)
            return AskRefusals.Incomplete(faults);
        var today = await AskOwner.Today(agencies, time, actor.AgencyId, cancel);
        var mark = new ObservationMark(
            today,
            wanted.Often,
            wanted.Minutes,
            wanted.WithName ? actor.Name : null
        );
        var markId = wanted.MarkId ?? Ids.New(time);
        var fresh = new Observation(
            // Made from the mark, so that sending it twice logs once.
            Ids.From(markId, "observation"),
            actor.AgencyId,
            wanted.ServiceId,
            wanted.Kind,
            clean.Text,
            today,
            WorkingDays.After(today, AnswerDays),
            AnswerStanding.Open,
            [mark]
        )
        {
            Barrier = wanted.Barrier ?? "",
            System = wanted.System?.Trim() ?? "",
        };
        var id = await store.Add(
            fresh,
            Key(clean.Text),
            today.AddDays(-SameDays),
            markId,
            mark,
            cancel
        );
        return (await store.List(actor.AgencyId, id, cancel))[0];
    }

    private static IEnumerable<Fault> Faults(NewObservation wanted, CleanWords clean)
    {
        if (!Enum.IsDefined(wanted.Kind))
            yield return new("kind", "Choose what it is.");
        if (clean.Text.Length == 0)
            yield return new("what", "Write what happened, in a few words.");
        else if (clean.Text.Length > LongestText)
            yield return new("what", $"Keep it to {LongestText} characters.");
        else if (clean.Found)
            yield return clean.Prompt("what");
        if (!Enum.IsDefined(wanted.Often))
            yield return new("often", "Choose how often it happens.");
        if (wanted.Minutes is < 0 or > MostMinutes)
            yield return new("minutes", $"Give minutes from 0 to {MostMinutes}.");
        if (
            !string.IsNullOrEmpty(wanted.Barrier)
            && Barriers.All.All(barrier => barrier.Code != wanted.Barrier)
        )
            yield return new("barrier", "Choose one of the barriers.");
        if (wanted.System?.Trim().Length > LongestSystem)
            yield return new("system", $"Keep it to {LongestSystem} characters.");
        if (wanted.Kind == ObservationKind.Friction && string.IsNullOrWhiteSpace(wanted.System))
            yield return new("system", "Say which system got in the way.");
    }

    // The same words but for case, spaces and points are the same observation.
    internal static string Key(string text)
    {
        var key = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
            if (char.IsLetterOrDigit(letter))
                key.Append(letter);
        return key.ToString();
    }
}

/// <summary>Says that it happens to somebody else too.</summary>
public sealed class MarkObservation
{
    private readonly ObservationStore store;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal MarkObservation(ObservationStore store, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Adds one mark; the same mark again changes nothing.</summary>
    public async Task<Outcome<Observation>> Run(
        Actor actor,
        Guid observationId,
        Guid markId,
        HowOften often,
        int minutes,
        bool withName,
        CancellationToken cancel = default
    )
    {
        if ((await store.List(actor.AgencyId, observationId, cancel)).Count == 0)
            return AskRefusals.Unknown;
        if (!Enum.IsDefined(often))
            return AskRefusals.Incomplete([new("often", "Choose how often it happens.")]);
        if (minutes is < 0 or > LogObservation.MostMinutes)
            return AskRefusals.Incomplete([
                new("minutes", $"Give minutes from 0 to {LogObservation.MostMinutes}."),
            ]);
        var today = await AskOwner.Today(agencies, time, actor.AgencyId, cancel);
        await store.Mark(
            actor.AgencyId,
            observationId,
            markId,
            new ObservationMark(today, often, minutes, withName ? actor.Name : null),
            cancel
        );
        return (await store.List(actor.AgencyId, observationId, cancel))[0];
    }
}

/// <summary>Answers an observation; everybody at the front sees it.</summary>
public sealed class AnswerObservation
{
    private readonly ObservationStore store;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal AnswerObservation(ObservationStore store, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Answers it. What is done or declined is answered for good.</summary>
    public async Task<Outcome<Observation>> Run(
        Actor actor,
        Guid observationId,
        AnswerStanding standing,
        string? answer,
        CancellationToken cancel = default
    )
    {
        if (
            (await store.List(actor.AgencyId, observationId, cancel)).SingleOrDefault()
            is not { } seen
        )
            return AskRefusals.Unknown;
        if (seen.Standing is AnswerStanding.Done or AnswerStanding.Declined)
            return AskRefusals.Answered;
        var faults = AskRefusals.AnswerFaults(standing, answer).ToList();
        if (faults.Count > 0)
            return AskRefusals.Incomplete(faults);
        var answered = seen with
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
