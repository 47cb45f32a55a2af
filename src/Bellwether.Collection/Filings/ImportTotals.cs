namespace Bellwether.Collection.Filings;

/// <summary>What an import adds up while it reads.</summary>
internal sealed class ImportTotals
{
    private readonly HashSet<string> providers = new(StringComparer.Ordinal);
    private readonly HashSet<string> services = new(StringComparer.Ordinal);
    private readonly List<Defect> listed = [];
    private int filings;
    private long respondents;
    private int questions;
    private int mismatches;

    /// <summary>Defects so far: the number of the last one.</summary>
    public int Defects { get; private set; }

    public int Added { get; set; }

    public int Unchanged { get; set; }

    public int Revised { get; set; }

    public void Count(Filing filing)
    {
        filings++;
        providers.Add(filing.Provider.ProviderId);
        services.Add(filing.Service.ServiceId);
        respondents += filing.Volumes.Respondents ?? 0;
        foreach (var question in filing.Questions.Where(question => question.Answers > 0))
        {
            questions++;
            if (question.PublishedMean is { } published && published != question.Mean)
                mismatches++;
        }
    }

    public int Number(Defect defect)
    {
        if (listed.Count < ImportReport.MostListed)
            listed.Add(defect);
        return ++Defects;
    }

    public ImportReport Report(Guid importId, string fileName) =>
        new(
            importId,
            fileName,
            filings,
            providers.Count,
            services.Count,
            respondents,
            questions,
            mismatches,
            [.. listed],
            Defects,
            Added,
            Unchanged,
            Revised
        );
}
