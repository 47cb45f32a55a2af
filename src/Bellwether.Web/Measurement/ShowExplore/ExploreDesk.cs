using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowExplore;

/// <summary>What was asked of explore, in the words of its address.</summary>
internal sealed record ExploreQuestion(
    string? Rows,
    string? Columns,
    string? Period,
    string? Before,
    string? Service,
    string[]? Filter
);

/// <summary>Everything a page of explore shows.</summary>
/// <param name="Calendar">The agency's calendar.</param>
/// <param name="Today">Its local day.</param>
/// <param name="Address">What is shown.</param>
/// <param name="Explorable">What can be chosen.</param>
/// <param name="ReadsAnswers">True for those who may read single answers.</param>
/// <param name="Crosstab">The tables, or why there are none.</param>
public sealed record Explored(
    FiscalCalendar Calendar,
    DateOnly Today,
    ExploreAddress Address,
    Explorable Explorable,
    bool ReadsAnswers,
    Outcome<Crosstab> Crosstab
);

/// <summary>Answers the page, the file and the interface of explore, all alike.</summary>
internal sealed class ExploreDesk(
    Reader reader,
    ListQuestions questions,
    ExploreAnswers explore,
    Texts texts
)
{
    public async Task<Outcome<Explored>> Run(
        HttpContext http,
        ExploreQuestion question,
        CancellationToken cancel
    )
    {
        var desk = await reader.Desk(http, cancel);
        var slug = string.IsNullOrWhiteSpace(question.Service) ? null : question.Service;
        var scope = await reader.Scope(http, slug, texts["measurement.scope.all"], cancel);
        if (!scope.IsDone)
            return scope.Refusal.About("service");
        if (ExploreAddress.ReadFilters(question.Filter) is not { } filters)
            return new Refusal(
                "explore.filter",
                RefusalKind.Invalid,
                "Write a filter as DIMENSION=VALUE, for example channel=website, and at most six of them."
            ).About("filter");
        var explorable = await questions.Run(
            desk.Agency.AgencyId,
            scope.Value,
            Period.MonthNumber(desk.FirstQuarter.First),
            Period.MonthNumber(desk.Today),
            cancel
        );
        var latest =
            explorable.Months.Length > 0
                ? desk.Calendar.QuarterOf(Period.Month(explorable.Months[^1]).First)
                : desk.ThisQuarter;
        var address = new ExploreAddress(
            Said(question.Rows)
                // Trust is asked nearly everywhere: it shows best what the page can do.
                ?? explorable.Questions.FirstOrDefault(each => each.Key == "trust")?.Key
                ?? explorable.Questions.FirstOrDefault()?.Key
                ?? "trust",
            Said(question.Columns) ?? "channel",
            Said(question.Period) ?? latest.Name,
            Said(question.Before) ?? "",
            slug,
            filters
        );
        var reads = await ReadsAnswers(http, slug, cancel);
        return new Explored(
            desk.Calendar,
            desk.Today,
            address,
            explorable,
            reads,
            await Crosstab(desk, scope.Value, address, reads, cancel)
        );
    }

    private async Task<Outcome<Crosstab>> Crosstab(
        Desk desk,
        Scope scope,
        ExploreAddress address,
        bool reads,
        CancellationToken cancel
    )
    {
        var period = desk.Calendar.Read(address.Period);
        if (!period.IsDone)
            return period.Refusal.About("period");
        (DateOnly, DateOnly)? compared = null;
        if (address.Before.Length > 0)
        {
            var before = desk.Calendar.Read(address.Before);
            if (!before.IsDone)
                return before.Refusal.About("before");
            compared = (before.Value.First, before.Value.Last);
        }
        return await explore.Run(
            new ExploreQuery(
                desk.Agency.AgencyId,
                scope,
                address.Rows,
                address.Columns,
                period.Value.First,
                period.Value.Last
            )
            {
                Filters = [.. address.Filters],
                Before = compared,
                ReadsAnswers = reads,
            },
            cancel
        );
    }

    // Whoever may read what people wrote may read single answers; over several services, only who may in all of them.
    private async Task<bool> ReadsAnswers(
        HttpContext http,
        string? slug,
        CancellationToken cancel
    ) =>
        http.MayI(Permission.ReadComments)
        || (
            slug is not null
            && (await reader.Service(http, slug, cancel, Permission.ReadComments)).IsDone
        );

    private static string? Said(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
