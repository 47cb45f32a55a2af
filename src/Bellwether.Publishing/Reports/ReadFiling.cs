using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Reads the quarterly filing of a service: its surveys, what the rules say, the rating, the files and their hash.</summary>
public sealed class ReadFiling
{
    private readonly MakeReport make;

    internal ReadFiling(MakeReport make) => this.make = make;

    /// <summary>The report; refused when there is no such service, or when the period is no fiscal quarter.</summary>
    public Task<Outcome<FilingReport>> Run(FilingQuery query, CancellationToken cancel = default) =>
        make.Run(query, cancel);
}

/// <summary>Makes the report that reading, exporting and submitting all rest on.</summary>
internal sealed class MakeReport(
    FindAgency findAgency,
    ListServices listServices,
    ListUnits listUnits,
    GatherSurveys gather,
    WriteTrustFile writeTrust,
    WriteStatements writeStatements,
    ReadStatementRows readStatements,
    FilingStore store,
    PublishingSettings settings,
    TimeProvider time
)
{
    public async Task<Outcome<FilingReport>> Run(FilingQuery query, CancellationToken cancel)
    {
        if (query.Quarter.Grain != Grain.Quarter)
            return Refusals.NotAQuarter(query.Quarter.Name);
        var services = await listServices.Run(query.AgencyId, null, cancel);
        var service = services.FirstOrDefault(each => each.ServiceId == query.ServiceId);
        if (service is null || await findAgency.Run(query.AgencyId, cancel) is not { } agency)
            return new Refusal(
                "service.unknown",
                RefusalKind.NotFound,
                "There is no such service in this agency."
            );
        var filing = await store.Find(
            query.AgencyId,
            FilingStore.IdOf(query.AgencyId, service.ServiceId, query.Quarter.First),
            cancel
        );
        var facts = await gather.Read(
            query.AgencyId,
            service.ServiceId,
            agency.Calendar,
            [query.Quarter],
            cancel
        );
        var surveys = await gather.Run(
            service,
            agency.Calendar,
            query.Quarter,
            filing,
            facts,
            cancel
        );
        var report = Judge(service, query.Quarter, filing, surveys, agency);
        return query.WithRows ? await Complete(report, agency, cancel) : report;
    }

    /// <summary>Every service in every one of these quarters, as far as can be told without reading rows.</summary>
    public async Task<IReadOnlyList<FilingReport>> Glance(
        Agency agency,
        IReadOnlyList<Period> quarters,
        CancellationToken cancel
    )
    {
        var services = await listServices.Run(agency.AgencyId, null, cancel);
        var facts = await gather.Read(agency.AgencyId, null, agency.Calendar, quarters, cancel);
        var filings = (
            await store.List(
                agency.AgencyId,
                quarters.Min(quarter => quarter.First),
                quarters.Max(quarter => quarter.First),
                cancel
            )
        ).ToDictionary(filing => (filing.ServiceId, filing.QuarterFirst));
        var reports = new List<FilingReport>();
        foreach (var service in services)
        foreach (var quarter in quarters)
        {
            var filing = filings.GetValueOrDefault((service.ServiceId, quarter.First));
            reports.Add(
                Judge(
                    service,
                    quarter,
                    filing,
                    await gather.Run(service, agency.Calendar, quarter, filing, facts, cancel),
                    agency
                )
            );
        }
        return reports;
    }

    private FilingReport Judge(
        Service service,
        Period quarter,
        QuarterFiling? filing,
        IReadOnlyList<SurveyEvidence> surveys,
        Agency agency
    )
    {
        var deadline = quarter.Last.AddDays(settings.FilingDays);
        var at = agency.Calendar.LocalDay(filing?.SubmittedAt ?? time.GetUtcNow());
        var judged = surveys
            .Select(survey => new SurveyReport(
                survey,
                FilingRules.Check(survey),
                QualityScore.Of(survey, at, deadline)
            ))
            .ToList();
        return new FilingReport(
            service,
            quarter,
            filing,
            judged,
            RateFiling.Run(judged),
            deadline,
            IsWhole: false
        );
    }

    private async Task<FilingReport> Complete(
        FilingReport report,
        Agency agency,
        CancellationToken cancel
    )
    {
        var units = await listUnits.Run(agency.AgencyId, cancel);
        var unit = units.FirstOrDefault(each => each.UnitId == report.Service.UnitId)?.Name ?? "";
        var surveys = new List<SurveyEvidence>();
        var marks = new List<FilingFileMark>();
        foreach (var (survey, _, _) in report.Surveys)
        {
            if (survey.Kind == SurveyKind.TrustAndReasons)
            {
                var rows = await writeTrust.Run(survey, Stream.Null, cancel);
                surveys.Add(survey with { Rows = rows });
                marks.Add(new FilingFileMark(FileNames.Trust(survey), rows.Sha256, rows.Bytes));
                continue;
            }
            var read = survey with { Rows = await readStatements.Run(survey, cancel) };
            surveys.Add(read);
            var statements = await writeStatements.Run(read, agency, unit, cancel);
            marks.Add(FileNames.Mark(FileNames.Header(survey), statements.Header));
            marks.Add(FileNames.Mark(FileNames.Detail(survey), statements.Detail));
        }
        if (surveys.Count > 0)
            marks.Add(
                FileNames.Mark(
                    FileNames.Details(report.Service, report.Quarter),
                    DetailsFile.Write(surveys, agency, unit)
                )
            );
        var judged = Judge(report.Service, report.Quarter, report.Filing, surveys, agency);
        var files = marks.OrderBy(mark => mark.Name, StringComparer.Ordinal).ToList();
        return judged with { IsWhole = true, Files = [.. files], Hash = FileNames.HashOf(files) };
    }
}
