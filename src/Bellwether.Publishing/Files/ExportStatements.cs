using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Writes the header and detail files of the five-point form; it refuses while a rule is broken.</summary>
public sealed class ExportStatements
{
    private readonly MakeReport make;
    private readonly WriteStatements write;
    private readonly FindAgency findAgency;
    private readonly ListUnits listUnits;

    internal ExportStatements(
        MakeReport make,
        WriteStatements write,
        FindAgency findAgency,
        ListUnits listUnits
    )
    {
        this.make = make;
        this.write = write;
        this.findAgency = findAgency;
        this.listUnits = listUnits;
    }

    /// <summary>The two files of one survey.</summary>
    /// <param name="query">Which service and quarter.</param>
    /// <param name="survey">The key of one collector; may be null when there is only one.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Outcome<StatementFiles>> Run(
        FilingQuery query,
        string? survey,
        CancellationToken cancel = default
    )
    {
        var made = await make.Run(query with { WithRows = true }, cancel);
        if (!made.IsDone)
            return made.Refusal;
        var all = made
            .Value.Surveys.Where(each => each.Survey.Kind == SurveyKind.Statements)
            .ToList();
        var keys = all.Select(each => each.Survey.Collector.Key).ToList();
        if (all.Count == 0)
            return Refusals.NoSurvey(
                made.Value.Service.Name,
                query.Quarter.Name,
                made.Value.Surveys.Count > 0
            );
        if (survey is null && all.Count > 1)
            return Refusals.SeveralSurveys(keys);
        if (survey is not null)
            all = all.FindAll(each => each.Survey.Collector.Key == survey);
        if (all is not [var one])
            return Refusals.NoSuchSurvey(survey!, keys);
        if (one.Broken.Any())
            return Refusals.Broken(
                one.Broken.Select(finding => (one.Survey.Collector.Key, finding))
            );
        var agency = (await findAgency.Run(query.AgencyId, cancel))!;
        var units = await listUnits.Run(query.AgencyId, cancel);
        var unit = units.FirstOrDefault(each => each.UnitId == one.Survey.Service.UnitId);
        return await write.Run(one.Survey, agency, unit?.Name ?? "", cancel);
    }
}
