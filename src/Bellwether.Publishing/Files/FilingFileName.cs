namespace Bellwether.Publishing;

/// <summary>Which part of a filing a file holds.</summary>
public enum FilingPart
{
    /// <summary>The 17 columns of the three-question form, one row for each response.</summary>
    Responses,

    /// <summary>The line about a survey of the older form.</summary>
    Header,

    /// <summary>The lines of its statements.</summary>
    Detail,

    /// <summary>The list of the surveys.</summary>
    Surveys,
}

/// <summary>A file of a filing by its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">What it holds.</param>
/// <param name="Survey">The key of the survey it is about, or null.</param>
public sealed record FilingFileName(string Name, FilingPart Part, string? Survey)
{
    /// <summary>The files of a filing, in the order of their names.</summary>
    public static IReadOnlyList<FilingFileName> Of(FilingReport report) =>
        [.. All(report).OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>The file with that name, or null.</summary>
    public static FilingFileName? Find(FilingReport report, string name) =>
        All(report).FirstOrDefault(file => file.Name == name);

    private static IEnumerable<FilingFileName> All(FilingReport report)
    {
        foreach (var (survey, _, _) in report.Surveys)
        {
            var key = survey.Collector.Key;
            if (survey.Kind == SurveyKind.TrustAndReasons)
            {
                yield return new FilingFileName(FileNames.Trust(survey), FilingPart.Responses, key);
                continue;
            }
            yield return new FilingFileName(FileNames.Header(survey), FilingPart.Header, key);
            yield return new FilingFileName(FileNames.Detail(survey), FilingPart.Detail, key);
        }
        if (report.Surveys.Count > 0)
            yield return new FilingFileName(
                FileNames.Details(report.Service, report.Quarter),
                FilingPart.Surveys,
                null
            );
    }
}
