using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>One survey with what the rules say about it.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Findings">Every rule that applies, met or not.</param>
/// <param name="Quality">Its data-quality score.</param>
public sealed record SurveyReport(
    SurveyEvidence Survey,
    IReadOnlyList<RuleFinding> Findings,
    QualityScore Quality
)
{
    /// <summary>The rules that are not met.</summary>
    public IEnumerable<RuleFinding> Broken => Findings.Where(finding => !finding.Holds);
}

/// <summary>A file of a filing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
public sealed record FilingFileMark(string Name, string Sha256, long Bytes);

/// <summary>The validation report of one service and fiscal quarter.</summary>
/// <param name="Service">The service.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Filing">The record, or null while nobody prepared one.</param>
/// <param name="Surveys">Every survey that belongs to it.</param>
/// <param name="Rating">How it measures up.</param>
/// <param name="Deadline">The last day on which it is in time.</param>
/// <param name="IsWhole">True when the rows were read: only then is the rating final and are there files.</param>
public sealed record FilingReport(
    Service Service,
    Period Quarter,
    QuarterFiling? Filing,
    IReadOnlyList<SurveyReport> Surveys,
    FilingRating Rating,
    DateOnly Deadline,
    bool IsWhole
)
{
    /// <summary>The files, in the order of their names; empty while the rows have not been read.</summary>
    public ImmutableArray<FilingFileMark> Files { get; init; } = [];

    /// <summary>
    /// SHA-256 over the lines "hash, two spaces, name" of the files in the order of their names, each line ended by a line feed:
    /// what <c>sha256sum * | sha256sum</c> prints. Null while the rows have not been read.
    /// </summary>
    public string? Hash { get; init; }

    /// <summary>Respondents of all surveys.</summary>
    public long Respondents => Surveys.Sum(survey => survey.Survey.Respondents);

    /// <summary>The rules that are not met, with the survey each is about.</summary>
    public IEnumerable<(string Survey, RuleFinding Finding)> Broken =>
        Surveys.SelectMany(survey =>
            survey.Broken.Select(finding => (survey.Survey.Collector.Key, finding))
        );
}
