using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>
/// Checks what somebody sent against the frozen version they were shown. A pure function of the document: conditions decide
/// what was asked, answers to what was not asked are dropped, anything the version does not hold is refused by field.
/// </summary>
public static class CheckAnswers
{
    /// <summary>Refusal: an item or an answer that this version does not have.</summary>
    public const string OutsideVersion = "answers.outside-version";

    /// <summary>Refusal: an answer that may not be left out is missing.</summary>
    public const string Required = "answers.required";

    /// <summary>Refusal: more words than the item takes.</summary>
    public const string TooLong = "answers.too-long";

    /// <summary>Refusal: an answer of the right kind that is written wrongly, lies outside the range or contradicts itself.</summary>
    public const string Unusable = "answers.unusable";

    /// <summary>Checks the answers.</summary>
    /// <param name="version">The version they answer.</param>
    /// <param name="raw">By item key: the keys of the chosen options, the words, the number or the day written.</param>
    /// <param name="language">The language of the faults' messages (en or es).</param>
    /// <param name="isPartial">True when the person stopped before the end: then nothing is required.</param>
    public static Outcome<AnswerSheet> Run(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> raw,
        string language = "en",
        bool isPartial = false
    )
    {
        var faults = new AnswerFaultList(AnswerFaults.In(language));
        var reading = AnswerReading.Read(version, raw, faults, isPartial);
        return faults.Refusal() is { } refusal ? refusal : reading.Sheet();
    }
}
