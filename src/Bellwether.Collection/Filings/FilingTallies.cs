using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection.Filings;

/// <summary>Makes the tally of a filing, and the tally that takes an earlier one back.</summary>
internal static class FilingTallies
{
    /// <summary>The quarter of a filing. Filings name federal fiscal quarters, whatever year the importing agency keeps.</summary>
    public static Period Quarter(Filing filing) =>
        FiscalCalendar.UsFederal.Quarter(filing.FiscalYear, filing.Quarter);

    /// <summary>The tally of a filing. Counts of a spoiled question are kept with the reason and never counted.</summary>
    public static NewTally Of(
        Actor actor,
        Filing filing,
        PlacedFiling placed,
        IReadOnlyList<Defect> defects,
        long revision,
        string fileName
    )
    {
        var quarter = Quarter(filing);
        var external = revision == 1 ? filing.ExternalId : $"{filing.ExternalId}#{revision}";
        return new NewTally(
            Ids.From(placed.CollectorId, external),
            actor.AgencyId,
            placed.CollectorId,
            placed.Version,
            external,
            quarter.First,
            quarter.Last,
            new Slice(placed.Channel),
            filing.Volumes.Respondents,
            [
                .. filing
                    .Questions.Where(FilingItems.IsTallied)
                    .Select(question => new ItemTally(
                        question.Key,
                        question.Counts,
                        Withheld(question, defects)
                    )),
            ],
            $"{fileName}, row {filing.Row}"
        );
    }

    /// <summary>The tally that takes an earlier one back: the same counts, negative. Sums of both are nothing.</summary>
    public static NewTally Reverse(Actor actor, Tally earlier, InstrumentVersion version)
    {
        var external = $"{earlier.ExternalId}#back";
        return new NewTally(
            Ids.From(earlier.CollectorId, external),
            actor.AgencyId,
            earlier.CollectorId,
            version,
            external,
            earlier.First,
            earlier.Last,
            earlier.Slice,
            -earlier.Respondents,
            [
                .. earlier.Items.Select(item =>
                    item with
                    {
                        Counts = [.. item.Counts.Select(count => -count)],
                    }
                ),
            ],
            $"takes back: {earlier.Source}"
        )
        {
            TakesBack = true,
        };
    }

    // The first defect in the order of the columns names the reason; the report lists all.
    private static string? Withheld(FilingQuestion question, IReadOnlyList<Defect> defects) =>
        defects.FirstOrDefault(defect => defect.Spoils == Spoils.Question(question.Slot))?.Reason;
}
