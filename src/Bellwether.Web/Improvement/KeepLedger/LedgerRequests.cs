using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Improvement.FollowChange;
using Bellwether.Web.Improvement.RecordChange;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Improvement.KeepLedger;

/// <summary>Writing what the public ledger says beside a change.</summary>
internal static class LedgerRequests
{
    public static async Task<IResult> Post(
        HttpContext http,
        [AsParameters] FollowDesk desk,
        WriteLedger writeLedger,
        Guid id,
        CancellationToken cancel
    )
    {
        if (await FollowRequests.Find(http, desk, id, Permission.RecordChanges, cancel) is null)
            return TypedResults.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var (entry, faults) = Read(desk.Texts, form);
        var outcome =
            faults.Count > 0
                ? new Refusal(
                    "form.incomplete",
                    RefusalKind.Invalid,
                    desk.Texts["improvement.fault.summary"]
                )
                {
                    Faults = faults,
                }
                : await writeLedger.Run(http.User.ToActor(), id, entry, cancel);
        if (outcome.IsDone)
            return Results.LocalRedirect($"/act/changes/{id}?done=ledger");
        return outcome.Refusal.Kind == RefusalKind.NotFound
            ? TypedResults.NotFound()
            : await FollowRequests.Page(
                http,
                desk,
                id,
                new FollowShown(
                    Ledger: entry,
                    LedgerRefusal: Translate(desk.Texts, outcome.Refusal)
                ),
                cancel
            );
    }

    private static (LedgerEntry Entry, List<Fault> Faults) Read(Texts texts, IFormCollection form)
    {
        var faults = new List<Fault>();
        var count = form["heardCount"].ToString().Trim();
        long? heard = null;
        if (count.Length > 0)
        {
            if (long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var many))
                heard = many;
            else
                faults.Add(new("heardCount", texts["improvement.ledger.fault.heardCount"]));
        }
        var theme = form["theme"].ToString();
        var credit = RecordRequests.Text(form["credit"], form["credit-es"]);
        return (
            new LedgerEntry(
                theme.Length == 0 ? null : theme,
                heard,
                Day("heardFrom"),
                Day("heardUntil"),
                form["couldNot"] == "true",
                credit.En.Length == 0 ? null : credit
            ),
            faults
        );

        DateOnly? Day(string field)
        {
            var text = form[field].ToString().Trim();
            if (text.Length == 0)
                return null;
            if (
                DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                return day;
            faults.Add(new(field, texts["improvement.ledger.fault.day"]));
            return null;
        }
    }

    private static Refusal Translate(Texts texts, Refusal refusal) =>
        refusal.Code == "form.incomplete"
            ? refusal
            : new Refusal(
                "form.incomplete",
                RefusalKind.Invalid,
                texts["improvement.fault.summary"]
            )
            {
                Faults =
                [
                    .. refusal.Faults.Select(fault =>
                        fault with
                        {
                            Message = texts[$"improvement.ledger.fault.{fault.Field}"],
                        }
                    ),
                ],
            };
}
