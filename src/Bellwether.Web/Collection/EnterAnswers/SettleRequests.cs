using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.EnterAnswers;

/// <summary>A sheet that two people typed differently: question by question, which of the two is right.</summary>
internal static class SettleRequests
{
    public static Task<IResult> Show(
        HttpContext http,
        Guid id,
        string sheet,
        FindPile findPile,
        FindVersion findVersion,
        CancellationToken cancel
    ) => Form(http, id, sheet, findPile, findVersion, null, cancel);

    public static async Task<IResult> Post(
        HttpContext http,
        Guid id,
        string sheet,
        FindPile findPile,
        FindVersion findVersion,
        SettleSheet settleSheet,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var chosen = form.Where(field =>
                field.Key.StartsWith(TypedForm.Prefix, StringComparison.Ordinal)
            )
            .ToDictionary(
                field => field.Key[TypedForm.Prefix.Length..],
                field => field.Value == "second",
                StringComparer.Ordinal
            );
        var outcome = await settleSheet.Run(http.User.ToActor(), id, sheet, chosen, cancel);
        return outcome.IsDone ? TypedResults.LocalRedirect($"/listen/entry/{id}")
            : outcome.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound()
            : await Form(http, id, sheet, findPile, findVersion, outcome.Refusal, cancel);
    }

    private static async Task<IResult> Form(
        HttpContext http,
        Guid id,
        string number,
        FindPile findPile,
        FindVersion findVersion,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var pile = await findPile.Run(agencyId, id, cancel);
        var sheet = pile?.Sheets.FirstOrDefault(each =>
            each.Number == number && each.State == PaperState.Differs
        );
        if (pile is null || sheet is null)
            return Results.NotFound();
        var version = (await findVersion.Run(agencyId, pile.VersionId, cancel))!;
        return new RazorComponentResult<SettlePage>(
            new
            {
                Pile = pile,
                Sheet = sheet,
                Version = version,
                Refusal = refusal is null ? null : TypedForm.Named(refusal, version),
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
