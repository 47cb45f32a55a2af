using Bellwether.Access;
using Bellwether.Collection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>How people reach one form: the page, what is printed of it, closing and opening again.</summary>
internal static class ReachRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Guid id,
        FindReach findReach,
        ReadBrought readBrought,
        FindDelivery findDelivery,
        ListOfferEntries listOfferEntries,
        ReadRejections readRejections,
        EmbedFile embed,
        string? done,
        CancellationToken cancel
    )
    {
        if (await findReach.Run(http, id, cancel) is not { } reach)
            return Results.NotFound();
        var quarter = reach.Agency.Calendar.QuarterOf(reach.Today);
        var brought = await readBrought.Run(reach.Agency.AgencyId, [id], quarter, cancel);
        return new RazorComponentResult<ReachPage>(
            new
            {
                Reach = reach,
                Quarter = quarter,
                Brought = brought[id].ToList(),
                Delivery = await findDelivery.Run(reach.Agency.AgencyId, id, cancel),
                Entries = await listOfferEntries.Run(reach.Agency.AgencyId, id, cancel),
                Rejected = RejectedDay.Of(
                    await readRejections.Run(
                        reach.Agency.AgencyId,
                        id,
                        reach.Today.AddDays(1 - RejectedDay.Shown),
                        reach.Today,
                        cancel
                    )
                ),
                Embed = embed,
                Done = done,
                MayManage = http.MayAnywhere(Permission.ManageCollectors),
                MayEnter = http.MayAnywhere(Permission.EnterAnswers),
            }
        );
    }

    public static async Task<IResult> Qr(
        HttpContext http,
        Guid id,
        FindReach findReach,
        CancellationToken cancel
    ) =>
        await findReach.Run(http, id, cancel) is { } reach
            ? Results.File(
                System.Text.Encoding.UTF8.GetBytes(QrCode.Of(reach.Address).File),
                "image/svg+xml",
                $"{reach.Collector.Key}.svg"
            )
            : Results.NotFound();

    public static async Task<IResult> Poster(
        HttpContext http,
        Guid id,
        FindReach findReach,
        string? size,
        string? lang,
        CancellationToken cancel
    ) =>
        await findReach.Run(http, id, cancel) is { } reach
            ? new RazorComponentResult<PosterPage>(
                new
                {
                    Reach = reach,
                    Sheet = PaperSize.Of(size),
                    In = Chosen(reach, lang),
                }
            )
            : Results.NotFound();

    public static async Task<IResult> Paper(
        HttpContext http,
        Guid id,
        FindReach findReach,
        string? size,
        string? lang,
        bool? large,
        CancellationToken cancel
    ) =>
        await findReach.Run(http, id, cancel) is { } reach
            ? new RazorComponentResult<PaperPage>(
                new
                {
                    Reach = reach,
                    Sheet = PaperSize.Of(size),
                    In = Chosen(reach, lang),
                    Large = large == true,
                }
            )
            : Results.NotFound();

    public static async Task<IResult> Close(
        HttpContext http,
        Guid id,
        CloseCollector closeCollector,
        CancellationToken cancel
    ) =>
        (await closeCollector.Run(http.User.ToActor(), id, cancel)).Answer(_ =>
            TypedResults.LocalRedirect($"/listen/collectors/{id}?done=closed")
        );

    public static async Task<IResult> Reopen(
        HttpContext http,
        Guid id,
        ReopenCollector reopenCollector,
        CancellationToken cancel
    ) =>
        (await reopenCollector.Run(http.User.ToActor(), id, cancel)).Answer(_ =>
            TypedResults.LocalRedirect($"/listen/collectors/{id}?done=opened")
        );

    // What is printed speaks the language of its readers, not of the person who prints it.
    private static Language Chosen(Reach reach, string? lang) =>
        Language.Find(lang) is { } asked && reach.Version.Languages.Contains(asked.Code)
            ? asked
            : Language.English;
}

/// <summary>The paper that is printed on.</summary>
/// <param name="Name">a4 or letter.</param>
public sealed record PaperSize(string Name)
{
    /// <summary>The style class of the page.</summary>
    public string Class => $"bw-sheet bw-sheet--{Name}";

    /// <summary>The paper with that name; US Letter when there is none.</summary>
    public static PaperSize Of(string? name) => new(name == "a4" ? "a4" : "letter");
}
