using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Collection.AnswerForm;
using Bellwether.Web.Collection.ReachPeople;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.PreviewDraft;

/// <summary>Draws a questionnaire with the very components of the public form, in any of its languages.</summary>
internal sealed partial class DrawPreview(
    RenderPage render,
    FindAgency findAgency,
    TimeProvider time
)
{
    // May stand in a frame of ours; sends nothing, runs nothing.
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    /// <summary>A page of the form, from 1; null: every question on one page.</summary>
    public async Task<IResult> Form(HttpContext http, Previewed shown, string language, int? page)
    {
        var pages = AskedItems.Pages(shown.Version);
        var at = Math.Clamp((page ?? 1) - 1, 0, pages.Length - 1);
        var all = Enumerable.Range(0, shown.Version.Items.Length);
        return await Draw<FormPage>(
            http,
            language,
            new()
            {
                [nameof(FormPage.View)] = page is null
                    ? await View(shown.Instrument, shown.Version, [.. all], [], language)
                    : await View(
                        shown.Instrument,
                        shown.Version,
                        pages[at],
                        [.. pages.Take(at).Select(before => before.ToImmutableSortedSet())],
                        language
                    ),
            }
        );
    }

    /// <summary>One question alone.</summary>
    public Task<IResult> Item(
        HttpContext http,
        OpenDraft open,
        InstrumentContent content,
        string key,
        string language
    ) => Item(http, open.Instrument, content, key, language);

    /// <summary>One question alone.</summary>
    public async Task<IResult> Item(
        HttpContext http,
        Instrument instrument,
        InstrumentContent content,
        string key,
        string language
    )
    {
        var version = new Draft(
            instrument.InstrumentId,
            instrument.AgencyId,
            0,
            content,
            default,
            ""
        ).AsVersion(instrument.Versions + 1);
        var at = version.IndexOf(key);
        return at < 0
            ? TypedResults.NotFound()
            : await Draw<FormPage>(
                http,
                language,
                new()
                {
                    [nameof(FormPage.View)] = await View(
                        instrument,
                        version,
                        [at],
                        version.Items.Length == 1
                            ? []
                            :
                            [
                                [.. Enumerable.Range(0, version.Items.Length).Where(i => i != at)],
                            ],
                        language
                    ),
                }
            );
    }

    /// <summary>The sheet of paper.</summary>
    public async Task<IResult> Paper(HttpContext http, Previewed shown, string language)
    {
        var inUse = await InUse(shown.Instrument, shown.Version);
        return await Draw<PaperPage>(
            http,
            language,
            new()
            {
                [nameof(PaperPage.Reach)] = new Reach(
                    inUse.Collector,
                    inUse.Agency,
                    inUse.Service,
                    shown.Version,
                    FindReach.Site(http.Request),
                    inUse.Agency.Calendar.LocalDay(time.GetUtcNow())
                )
                {
                    InUse = inUse,
                },
                [nameof(PaperPage.Sheet)] = PaperSize.Of(null),
                [nameof(PaperPage.In)] = Language.Find(language) ?? Language.English,
                [nameof(PaperPage.Preview)] = true,
            }
        );
    }

    /// <summary>What is read out on the telephone.</summary>
    public async Task<IResult> ReadOut(HttpContext http, Previewed shown, string language) =>
        await Draw<PhoneScript>(
            http,
            language,
            new()
            {
                [nameof(PhoneScript.InUse)] = await InUse(shown.Instrument, shown.Version),
                [nameof(PhoneScript.In)] = Language.Find(language) ?? Language.English,
            }
        );

    private async Task<FormView> View(
        Instrument instrument,
        InstrumentVersion version,
        ImmutableArray<int> items,
        ImmutableArray<ImmutableSortedSet<int>> before,
        string language
    ) =>
        new(await InUse(instrument, version), version, "preview-0", items, before)
        {
            Code = language,
        };

    // As a collector of its own would ask it: the draft has none yet.
    private async Task<CollectorInUse> InUse(Instrument instrument, InstrumentVersion version)
    {
        var agency = (await findAgency.Run(instrument.AgencyId))!;
        var collector = new Collector(
            Guid.Empty,
            instrument.AgencyId,
            Guid.Empty,
            "preview",
            instrument.Name,
            "website",
            instrument.InstrumentId,
            version.VersionId,
            true
        );
        var service = new Service(
            Guid.Empty,
            instrument.AgencyId,
            Guid.Empty,
            instrument.Name,
            "preview",
            Audience.Public,
            false
        );
        return new CollectorInUse(collector, agency, service, version);
    }

    private async Task<IResult> Draw<TPage>(
        HttpContext http,
        string language,
        Dictionary<string, object?> parameters
    )
        where TPage : IComponent
    {
        var html = await render.Run<TPage>(Language.Find(language) ?? Language.English, parameters);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        // The form's own script would be refused here; a preview shows the form as it is without.
        return Results.Content(Script().Replace(html, ""), "text/html; charset=utf-8");
    }

    [GeneratedRegex("<script[^>]*></script>", RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
