using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>How far a respondent came (the final disposition of survey research).</summary>
public enum Disposition
{
    /// <summary>Every required item that was asked is answered.</summary>
    Complete = 1,

    /// <summary>Enough was answered to be used.</summary>
    Partial = 2,

    /// <summary>Left before enough was answered: kept, not counted in cells.</summary>
    BreakOff = 3,

    /// <summary>Not one of the people the survey is for: kept, not counted in cells.</summary>
    ScreenedOut = 4,

    /// <summary>Said no: kept, not counted in cells.</summary>
    Refused = 5,

    /// <summary>More words of a person whose answers another response holds (sources with one row per question): kept, not counted again.</summary>
    Continued = 6,
}

/// <summary>A checked response, ready to be recorded.</summary>
/// <param name="ResponseId">
/// Made by Ids.New. When the respondent opted out of tracking it is stamped with the start of the day, so that it tells no more than the day.
/// </param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">Where it came in.</param>
/// <param name="Version">The frozen version that was answered.</param>
/// <param name="ExternalId">
/// The sender's own id for it: a repeat within the collector gets the first receipt and counts once. Only a fingerprint of it is kept.
/// </param>
/// <param name="Answers">The checked answers.</param>
/// <param name="Slice">The dimensions it is counted under.</param>
/// <param name="LocalDay">The day it is counted under, in the agency's time zone.</param>
/// <param name="QuarterFirstMonth">Number of the first month of its fiscal quarter (Period.MonthNumber).</param>
/// <param name="ReceivedAt">The exact time, or null when the respondent opted out: then only the day is kept.</param>
/// <param name="Disposition">How far the respondent came; complete and partial responses are counted.</param>
public sealed record NewResponse(
    Guid ResponseId,
    Guid AgencyId,
    Guid CollectorId,
    InstrumentVersion Version,
    string ExternalId,
    AnswerSheet Answers,
    Slice Slice,
    DateOnly LocalDay,
    int QuarterFirstMonth,
    DateTimeOffset? ReceivedAt,
    Disposition Disposition = Disposition.Complete
)
{
    /// <summary>The words written, with what may be shown of them. Words in <see cref="Answers"/> that are missing here are
    /// kept as well, hidden until they are redacted: nothing accepted is lost.</summary>
    public IReadOnlyList<NewComment> Comments { get; init; } = [];

    /// <summary>The import it came with, by which it can be taken back; null when a person sent it.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>True when the words as written are dropped and only the redacted ones kept. Otherwise they are kept sealed.</summary>
    public bool DropOriginals { get; init; }

    /// <summary>What the rules of safety wording found; it is written in the same transaction and waits for a person.</summary>
    public NewConcern? Concern { get; init; }

    /// <summary>Where the visitor came from; never kept after an opt-out.</summary>
    public string? Referrer { get; init; }

    /// <summary>The page the form was on; never kept after an opt-out.</summary>
    public string? Page { get; init; }
}

/// <summary>Words written in answer to a text item.</summary>
/// <param name="ItemIndex">Position of the item in the version.</param>
/// <param name="Original">As written. It is sealed or dropped before it is kept.</param>
/// <param name="Redacted">What may be shown, or null while redaction has not run: hidden from everyone.</param>
/// <param name="Language">Language code, or "".</param>
public sealed record NewComment(
    int ItemIndex,
    string Original,
    string? Redacted,
    string Language = ""
);
