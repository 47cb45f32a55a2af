using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>Writes the list of a filing's surveys with their details and volumes.</summary>
public sealed class ExportSurveyList
{
    private readonly MakeReport make;
    private readonly FindAgency findAgency;
    private readonly ListUnits listUnits;

    internal ExportSurveyList(MakeReport make, FindAgency findAgency, ListUnits listUnits)
    {
        this.make = make;
        this.findAgency = findAgency;
        this.listUnits = listUnits;
    }

    /// <summary>The file as text.</summary>
    public async Task<Outcome<string>> Run(FilingQuery query, CancellationToken cancel = default)
    {
        var made = await make.Run(query with { WithRows = true }, cancel);
        if (!made.IsDone)
            return made.Refusal;
        var agency = (await findAgency.Run(query.AgencyId, cancel))!;
        var units = await listUnits.Run(query.AgencyId, cancel);
        var unit = units.FirstOrDefault(each => each.UnitId == made.Value.Service.UnitId);
        return DetailsFile.Write(
            made.Value.Surveys.Select(survey => survey.Survey),
            agency,
            unit?.Name ?? ""
        );
    }
}
