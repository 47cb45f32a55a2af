using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>Making a version of an index with other weights; its history is kept beside that of the old one.</summary>
internal static class WeightsRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ListIndices list,
        string index,
        CancellationToken cancel
    ) =>
        ListIndices.Find(await list.Run(http.User.ToActor().AgencyId, cancel), index) is { } found
            ? Form(found, new Dictionary<string, string>(), null, null)
            : Results.NotFound();

    public static async Task<IResult> Post(
        HttpContext http,
        ListIndices list,
        ReviseIndex revise,
        KeepIndex keep,
        IndexAsked asked,
        Texts texts,
        string index,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        if (ListIndices.Find(await list.Run(actor.AgencyId, cancel), index) is not { } found)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = found.Parts.ToDictionary(
            part => part.Key,
            part => form[$"weight-{part.Key}"].ToString().Trim()
        );
        var reason = form["reason"].ToString();
        var unreadable = typed.Where(each => Number(each.Value) is null).ToList();
        if (unreadable.Count > 0)
            return Form(
                found,
                typed,
                reason,
                new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    texts["measurement.index.fault"]
                )
                {
                    Faults =
                    [
                        .. unreadable.Select(each => new Fault(
                            $"weight-{each.Key}",
                            texts["measurement.index.fault-number"]
                        )),
                    ],
                }
            );
        var revised = await revise.Run(
            actor,
            new IndexRevision(
                found.Name,
                typed.ToDictionary(each => each.Key, each => Number(each.Value)!.Value),
                reason
            ),
            cancel
        );
        if (!revised.IsDone)
            return Form(found, typed, reason, Tied(revised.Refusal, found));
        // Only whoever sees the whole agency keeps its history; others made the version all the same.
        if (
            http.MayI(Permission.ReadFigures)
            && await asked.Run(http, revised.Value.Name, null, cancel) is { IsDone: true } query
        )
            _ = await keep.Run(actor, query.Value.Query, cancel);
        return TypedResults.LocalRedirect($"/understand/indices/{revised.Value.Name}");
    }

    // A fault of all weights together stands at the first of them.
    private static Refusal Tied(Refusal refusal, IndexDefinition index) =>
        refusal with
        {
            Faults =
            [
                .. refusal.Faults.Select(fault =>
                    fault.Field == "weights"
                        ? fault with
                        {
                            Field = $"weight-{index.Parts[0].Key}",
                        }
                        : fault
                ),
            ],
        };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static RazorComponentResult<WeightsPage> Form(
        IndexDefinition from,
        IReadOnlyDictionary<string, string> weights,
        string? reason,
        Refusal? refusal
    ) =>
        new(
            new
            {
                From = from,
                Weights = weights,
                Reason = reason,
                Refusal = refusal,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : RefusalAnswers.Status(refusal.Kind),
        };
}
