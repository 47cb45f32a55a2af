using System.Globalization;
using Bellwether.Collection;
using Bellwether.Web.Collection.AnswerForm;
using Bellwether.Web.Collection.Embed;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.Kiosk;

/// <summary>
/// The hosted form on a device that many people use: big targets, a start page to which it goes back by itself, and nothing of
/// the last person left. With script it goes back when nobody touches it; without, after a time that is long enough to answer.
/// </summary>
internal sealed class KioskDoor(
    CountedForm form,
    FindCollector findCollector,
    IntakeSettings settings,
    AssetFiles files,
    TimeProvider time
)
{
    private const int SlowTimes = 10;

    private static readonly Doorway Kiosk = new("kiosk", "self_service_kiosk");

    /// <summary>The start page: in which language, and the button that begins.</summary>
    public async Task<IResult> Start(string key, HttpContext context)
    {
        if (await findCollector.Run(key, context.RequestAborted) is not { } inUse)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var language = RequestLanguage.Choose(context);
        var today = inUse.Agency.Calendar.LocalDay(time.GetUtcNow());
        return new RazorComponentResult<KioskStartPage>(
            new
            {
                InUse = inUse,
                Closed = CollectorGate.Check(inUse, today, language.Code)?.Message,
            }
        );
    }

    /// <summary>The first page.</summary>
    public Task Show(string key, HttpContext context) => Answer(key, context, form.Show);

    /// <summary>Takes a page of answers.</summary>
    public Task Take(string key, HttpContext context) => Answer(key, context, form.Take);

    private async Task Answer(string key, HttpContext context, Func<string, HttpContext, Task> door)
    {
        Kiosk.Enter(context);
        var page = await Captured.Run(context, () => door(key, context));
        Dress(page, key, context);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(page.Write(), context.RequestAborted);
    }

    private void Dress(Markup page, string key, HttpContext context)
    {
        var start = $"/f/{key}/kiosk";
        var asked = page.First("form");
        var isBusy = context.Response.StatusCode is StatusCodes.Status503ServiceUnavailable;
        // A receipt is shown for as long as a question: somebody may want to copy it.
        var seconds = settings.KioskResetSeconds;
        var slow = asked is null ? seconds : seconds * SlowTimes;
        page.First("head")
            ?.Children.AddRange([
                new Markup("noscript", "")
                {
                    Children =
                    {
                        new Markup("meta", "")
                        {
                            Attributes =
                            {
                                ["http-equiv"] = "refresh",
                                ["content"] = string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{slow}; url={start}"
                                ),
                            },
                        },
                    },
                },
                new Markup("script", "")
                {
                    Attributes = { ["type"] = "module", ["src"] = files.Url("js/kiosk.js") },
                },
            ]);
        if (page.First("body") is { } body)
        {
            body.Attributes["class"] = "bw-public bw-kiosk";
            body.Attributes["data-kiosk"] = start;
            body.Attributes["data-seconds"] = seconds.ToString(CultureInfo.InvariantCulture);
            body.Attributes["data-busy"] = isBusy ? "yes" : "no";
        }
        if (asked is not null)
        {
            asked.Attributes["autocomplete"] = "off";
            asked.Attributes["action"] = asked
                .Attributes.GetValueOrDefault("action")
                ?.Replace($"/f/{key}", $"{start}/form", StringComparison.Ordinal);
        }
        foreach (var link in page.All.Where(each => each.Name == "a").ToList())
            Keep(link, start);
    }

    // A kiosk leads nowhere else: what would leave the form is read as words.
    private static void Keep(Markup link, string start)
    {
        var href = link.Attributes.GetValueOrDefault("href") ?? "";
        if (href.StartsWith('#'))
            return;
        if (href.StartsWith("?lang=", StringComparison.Ordinal))
            link.Attributes["href"] = $"{start}/form{href}";
        else
            link.Attributes.Remove("href");
    }
}
