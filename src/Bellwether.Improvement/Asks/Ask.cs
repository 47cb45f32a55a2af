using System.Text.Json.Serialization;

namespace Bellwether.Improvement;

/// <summary>How a question or an observation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerStanding>))]
public enum AnswerStanding
{
    /// <summary>Nobody has answered yet.</summary>
    Open = 1,

    /// <summary>Somebody works on it and has said so.</summary>
    Started = 2,

    /// <summary>It was done.</summary>
    Done = 3,

    /// <summary>It will not be done, and the answer says why.</summary>
    Declined = 4,
}

/// <summary>A question of somebody at the front to whoever owns a service.</summary>
/// <param name="AskId">Its id.</param>
/// <param name="AgencyId">Whose.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Question">The question, without names.</param>
/// <param name="AskedBy">Who asks.</param>
/// <param name="AskedOn">The local day.</param>
/// <param name="DueOn">An answer is due by that day.</param>
/// <param name="Standing">How it stands.</param>
public sealed record Ask(
    Guid AskId,
    Guid AgencyId,
    Guid ServiceId,
    string Question,
    string AskedBy,
    DateOnly AskedOn,
    DateOnly DueOn,
    AnswerStanding Standing
)
{
    /// <summary>The account of who asks; null for a program.</summary>
    [JsonIgnore]
    public Guid? AskedAccount { get; init; }

    /// <summary>The latest answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>True when nobody answered in time: it stands first, for everybody who may answer.</summary>
    public bool IsOverdue(DateOnly today) => Standing == AnswerStanding.Open && today > DueOn;
}
