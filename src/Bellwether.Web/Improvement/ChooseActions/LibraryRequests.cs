using System.Globalization;
using Bellwether.Improvement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.ChooseActions;

/// <summary>What is looked for, as it stands in the address.</summary>
internal sealed record LibraryAsked(
    [property: FromQuery(Name = "words")] string? Words,
    [property: FromQuery(Name = "who")] string? Who,
    [property: FromQuery(Name = "hours")] string? Hours,
    [property: FromQuery(Name = "free")] string? Free,
    [property: FromQuery(Name = "activity")] string? Activity,
    [property: FromQuery(Name = "against")] string? Against
)
{
    public ActionQuery Query =>
        new()
        {
            Words = Words,
            Who = Who,
            MostHours = double.TryParse(
                Hours,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var hours
            )
                ? hours
                : null,
            FreeOnly = Free == "true",
            Activity = Activity,
            Against = Against,
        };
}

/// <summary>Choosing from the library of low-lift actions and playbooks.</summary>
internal static class LibraryRequests
{
    public static IResult List([AsParameters] LibraryAsked asked) =>
        new RazorComponentResult<LibraryPage>(
            new { Asked = asked.Query, Found = FindActions.Run(asked.Query) }
        );

    public static IResult Show(string id) =>
        FindActions.Find(id) is { } action
            ? new RazorComponentResult<ActionPage>(new { Action = action })
        : FindActions.Playbooks.FirstOrDefault(each =>
            each.Id.Equals(id, StringComparison.OrdinalIgnoreCase)
        )
            is { } playbook
            ? new RazorComponentResult<PlaybookPage>(new { Playbook = playbook })
        : TypedResults.NotFound();
}
