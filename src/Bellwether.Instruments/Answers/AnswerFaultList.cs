using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>The faults found so far; one per field is enough to mend it.</summary>
internal sealed class AnswerFaultList(AnswerFaults say)
{
    private const int LongestField = 60;
    private List<(string Code, Fault Fault)>? all;

    /// <summary>The sentences, in the respondent's language.</summary>
    public AnswerFaults Say { get; } = say;

    public bool Has(string field) => all?.Exists(entry => entry.Fault.Field == field) == true;

    public void Outside(string field, string message) =>
        Add(CheckAnswers.OutsideVersion, field, message);

    public void Unusable(string field, string message) =>
        Add(CheckAnswers.Unusable, field, message);

    public void Add(string code, string field, string message)
    {
        if (field.Length > LongestField)
            field = field[..LongestField] + "…";
        if (!Has(field))
            (all ??= []).Add((code, new Fault(field, message)));
    }

    /// <summary>The refusal they amount to, or null when there are none.</summary>
    public Refusal? Refusal()
    {
        if (all is null)
            return null;
        var refusal =
            Any(CheckAnswers.OutsideVersion)
                ? new Refusal("answers.outside-version", RefusalKind.Invalid, Say.Summary)
            : Any(CheckAnswers.TooLong)
                ? new Refusal("answers.too-long", RefusalKind.Invalid, Say.Summary)
            : Any(CheckAnswers.Unusable)
                ? new Refusal("answers.unusable", RefusalKind.Invalid, Say.Summary)
            : new Refusal("answers.required", RefusalKind.Invalid, Say.Summary);
        return refusal with { Faults = [.. all.Select(entry => entry.Fault)] };
    }

    private bool Any(string code) => all!.Exists(entry => entry.Code == code);
}
