using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowQuestions;

/// <summary>The figures of a form's questions as programs read them: the same from the interface and from the command line.</summary>
/// <param name="Form">The form's name.</param>
/// <param name="Period">The period's name.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="IsProvisional">True while it is not over.</param>
/// <param name="Responses">Responses that are counted and may be shown.</param>
/// <param name="ResponseRate">Of those offered the questions; empty where offers are unknown or may not be told.</param>
/// <param name="SmallestGroup">The smallest group the form promised to show, where answers are kept back; else 0.</param>
/// <param name="Questions">The questions in the order of the form.</param>
/// <param name="Cautions">What must be known before anything is quoted.</param>
public sealed record QuestionsReply(
    string Form,
    string Period,
    DateOnly First,
    DateOnly Last,
    bool IsProvisional,
    long Responses,
    EstimateReply ResponseRate,
    int SmallestGroup,
    IReadOnlyList<QuestionReply> Questions,
    IReadOnlyList<string> Cautions
)
{
    /// <summary>The reply in one language.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="language">In which language questions and answers are written.</param>
    public static QuestionsReply Of(FormFigures figures, string language) =>
        new(
            figures.Scope.Name,
            figures.Period.Name,
            figures.Period.First,
            figures.Period.Last,
            figures.IsProvisional,
            figures.Responses,
            EstimateReply.Of(figures.ResponseRate.Rate),
            figures.SmallestGroup,
            [.. figures.Questions.Select(question => QuestionReply.Of(question, language))],
            [.. figures.Cautions.Select(caution => caution.In(language))]
        );
}

/// <summary>One question in one wording.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">What kind of answer it takes.</param>
/// <param name="Question">Its words.</param>
/// <param name="Versions">Numbers of the versions that asked it so.</param>
/// <param name="IsEarlier">True when the latest version does not ask it so any more.</param>
/// <param name="Unit">What a number is counted in, or null.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Answered">How many answered.</param>
/// <param name="Status">What may be said.</param>
/// <param name="Mean">Of a number or a scale.</param>
/// <param name="Median">Of a number.</param>
/// <param name="WidestInterval">True when the interval of the mean is the widest possible: squares were not kept.</param>
/// <param name="Answers">Options or bins.</param>
public sealed record QuestionReply(
    string Key,
    ItemKind Kind,
    string Question,
    IReadOnlyList<int> Versions,
    bool IsEarlier,
    string? Unit,
    long Asked,
    long Answered,
    EstimateStatus Status,
    EstimateReply? Mean,
    EstimateReply? Median,
    bool WidestInterval,
    IReadOnlyList<QuestionAnswerReply> Answers
)
{
    /// <summary>The reply in one language.</summary>
    /// <param name="question">The question.</param>
    /// <param name="language">The language.</param>
    public static QuestionReply Of(QuestionFigure question, string language) =>
        new(
            question.Key,
            question.Kind,
            question.Prompt.In(language),
            question.Versions,
            question.IsEarlier,
            question.Unit?.In(language),
            question.Asked,
            question.Answered,
            question.Status,
            question.Mean is { } mean ? EstimateReply.Of(mean) : null,
            question.Median is { } median ? EstimateReply.Of(median) : null,
            question.WidestInterval,
            [.. question.Answers.Select(answer => QuestionAnswerReply.Of(answer, language))]
        );
}

/// <summary>One option, or one bin.</summary>
/// <param name="Key">The option's key; of a bin its two ends.</param>
/// <param name="Label">Its words.</param>
/// <param name="Count">How many chose it; of a ranking, how many put it first.</param>
/// <param name="Share">Their share of those who answered.</param>
/// <param name="Placed">Of a ranking: how many gave it a place.</param>
/// <param name="MeanRank">Of a ranking: the mean place, 1 is first.</param>
public sealed record QuestionAnswerReply(
    string Key,
    string Label,
    long Count,
    EstimateReply Share,
    long? Placed,
    EstimateReply? MeanRank
)
{
    /// <summary>The reply in one language.</summary>
    /// <param name="answer">The option or bin.</param>
    /// <param name="language">The language.</param>
    public static QuestionAnswerReply Of(AnswerShare answer, string language) =>
        new(
            answer.Key,
            answer.Label.In(language),
            answer.Count,
            EstimateReply.Of(answer.Share),
            answer.Placed,
            answer.MeanRank is { } rank ? EstimateReply.Of(rank) : null
        );
}
