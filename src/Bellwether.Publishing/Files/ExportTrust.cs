using Bellwether.Foundation;

namespace Bellwether.Publishing;

/// <summary>What was written.</summary>
/// <param name="Report">The report it rests on.</param>
/// <param name="Rows">Rows in the file.</param>
/// <param name="LeftOut">Responses of the quarter that are not in it, by reason.</param>
public sealed record ExportedFile(
    FilingReport Report,
    long Rows,
    IReadOnlyDictionary<string, long> LeftOut
);

/// <summary>
/// Writes the 17-column file of the three-question form. It refuses while a rule is broken: a file that would be sent back is
/// not made.
/// </summary>
public sealed class ExportTrust
{
    private readonly MakeReport make;
    private readonly WriteTrustFile write;

    internal ExportTrust(MakeReport make, WriteTrustFile write)
    {
        this.make = make;
        this.write = write;
    }

    /// <summary>Writes the file of one survey, or of all surveys of the service that use the same answer scale.</summary>
    /// <param name="query">Which service and quarter.</param>
    /// <param name="survey">The key of one collector, or null for all.</param>
    /// <param name="to">Where to write; nothing is written when it is refused.</param>
    /// <param name="cancel">Stops between pages.</param>
    public async Task<Outcome<ExportedFile>> Run(
        FilingQuery query,
        string? survey,
        Stream to,
        CancellationToken cancel = default
    )
    {
        var made = await make.Run(query with { WithRows = true }, cancel);
        if (!made.IsDone)
            return made.Refusal;
        var report = made.Value;
        var chosen = Choose(report, survey);
        if (!chosen.IsDone)
            return chosen.Refusal;
        var broken = chosen
            .Value.SelectMany(each =>
                each.Broken.Select(finding => (each.Survey.Collector.Key, finding))
            )
            .ToList();
        if (broken.Count > 0)
            return Refusals.Broken(broken);
        await to.WriteAsync(TrustFile.HeadLine, cancel);
        var rows = 0L;
        var leftOut = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var each in chosen.Value)
        {
            var written = await write.Run(each.Survey, to, cancel);
            rows += written.Written;
            foreach (var (reason, count) in written.LeftOut)
                leftOut[reason] = leftOut.GetValueOrDefault(reason) + count;
        }
        return new ExportedFile(report, rows, leftOut);
    }

    private static Outcome<IReadOnlyList<SurveyReport>> Choose(FilingReport report, string? survey)
    {
        var all = report
            .Surveys.Where(each => each.Survey.Kind == SurveyKind.TrustAndReasons)
            .ToList();
        if (all.Count == 0)
            return Refusals.NoSurvey(
                report.Service.Name,
                report.Quarter.Name,
                report.Surveys.Count > 0
            );
        if (survey is not null)
            return all.Find(each => each.Survey.Collector.Key == survey) is { } one
                ? Outcome<IReadOnlyList<SurveyReport>>.Done([one])
                : Refusals.NoSuchSurvey(survey, Keys(all));
        return all.Select(each => each.Survey.Main.SurveyType).Distinct().Count() > 1
            ? Refusals.WhichSurvey(Keys(all))
            : Outcome<IReadOnlyList<SurveyReport>>.Done(all);
    }

    private static IEnumerable<string> Keys(IEnumerable<SurveyReport> surveys) =>
        surveys.Select(each => each.Survey.Collector.Key);
}
