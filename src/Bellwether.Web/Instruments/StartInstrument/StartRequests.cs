using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.StartInstrument;

/// <summary>Beginning a questionnaire: from a template, from a document, or empty.</summary>
internal static class StartRequests
{
    /// <summary>The place of an empty questionnaire among the templates.</summary>
    public const string Empty = "empty";

    public static IResult Templates(
        ListTemplates listTemplates,
        [FromQuery] string? words,
        [FromQuery] string? audience
    )
    {
        var all = listTemplates.Run();
        var found = all.Where(template =>
            (audience is not { Length: > 0 } || template.Audience.ToString() == audience)
            && Matches(template, words ?? "")
        );
        return Page(
            new TemplatesAsked(
                [.. found.OrderBy(template => template.Code, StringComparer.Ordinal)],
                all.Count,
                words,
                audience
            ),
            null
        );
    }

    public static async Task<IResult> Show(
        HttpContext http,
        ListServices listServices,
        ReadUnitTree readUnits,
        string template,
        CancellationToken cancel
    )
    {
        if (template == Empty)
            return Form(null, new StartTyped(), null);
        if (ListTemplates.Find(template) is not { } found)
            return TypedResults.NotFound();
        var agencyId = http.User.ToActor().AgencyId;
        var services = await listServices.Run(agencyId, cancel: cancel);
        var typed = new StartTyped { Languages = found.Instrument.Languages };
        // Where there is but one service, it is about that one.
        if (services is [var only])
            typed = typed.About(only, (await readUnits.Run(agencyId, cancel)).Find(only.UnitId));
        return Form(found, typed, null);
    }

    public static async Task<IResult> Post(
        HttpContext http,
        UseTemplate useTemplate,
        DraftInstrument draftInstrument,
        Texts texts,
        string template
    )
    {
        var typed = StartTyped.Read(await http.Request.ReadFormAsync());
        var found = ListTemplates.Find(template);
        if (found is null && template != Empty)
            return TypedResults.NotFound();
        // A form in Spanish with an English name inside its questions is no form in Spanish.
        if (found is not null && typed.Missing(found, texts) is { Count: > 0 } missing)
            return Form(
                found,
                typed,
                new Refusal("form.incomplete", RefusalKind.Invalid, missing[0].Message)
                {
                    Faults = missing,
                }
            );
        var outcome = found is null
            ? await draftInstrument.Run(
                http.User.ToActor(),
                typed.EmptyDraft(),
                http.RequestAborted
            )
            : await useTemplate.Run(
                http.User.ToActor(),
                found.Id,
                typed.Slots(found),
                typed.Languages,
                http.RequestAborted
            );
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"{OpenDraft.AddressOf(outcome.Value.InstrumentId)}/edit?done=begun"
            )
            : Form(found, typed, Say(texts, found, outcome.Refusal));
    }

    public static async Task<IResult> Import(
        HttpContext http,
        ImportInstrument importInstrument,
        ListTemplates listTemplates,
        Texts texts
    )
    {
        var form = await http.Request.ReadFormAsync();
        var document = form["document"].ToString();
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            document = await reader.ReadToEndAsync(http.RequestAborted);
        }
        var outcome = await importInstrument.Run(
            http.User.ToActor(),
            form["name"].ToString(),
            document,
            http.RequestAborted
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect(
                $"{OpenDraft.AddressOf(outcome.Value.InstrumentId)}/edit?done=begun"
            )
            : Page(
                new TemplatesAsked(listTemplates.Run(), listTemplates.Run().Count, null, null),
                RefusalWords.Translate(texts, outcome.Refusal)
            );
    }

    private static RazorComponentResult<TemplatesPage> Page(
        TemplatesAsked asked,
        Refusal? refusal
    ) => new(new { Asked = asked, Refusal = refusal }) { StatusCode = Drafting.Status(refusal) };

    private static RazorComponentResult<StartPage> Form(
        Template? template,
        StartTyped typed,
        Refusal? refusal
    ) =>
        new(
            new
            {
                Template = template,
                Typed = typed,
                Refusal = refusal,
            }
        )
        {
            StatusCode = Drafting.Status(refusal),
        };

    private static bool Matches(Template template, string words)
    {
        var text = string.Join(
            ' ',
            template.Code,
            template.Id,
            template.Name.In("en"),
            template.Name.In("es"),
            template.About.In("en"),
            template.About.In("es")
        );
        return words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // The operation's faults name slots in English; the page says them in the reader's language.
    private static Refusal Say(Texts texts, Template? template, Refusal refusal) =>
        RefusalWords.Translate(texts, refusal) with
        {
            Faults =
            [
                .. refusal.Faults.Select(fault =>
                    template?.Slots.FirstOrDefault(slot => $"slots.{slot.Key}" == fault.Field)
                        is { } slot
                        ? new Fault(
                            $"slot.{slot.Key}.en",
                            texts.Say(
                                "instruments.start.slot-missing",
                                slot.Name.In(Language.Current.Code),
                                slot.Example.In(Language.Current.Code)
                            )
                        )
                    : fault.Field == "languages"
                        ? new Fault("languages", texts["instruments.start.language-missing"])
                    : fault
                ),
            ],
        };
}

/// <summary>The templates that were asked for.</summary>
/// <param name="Found">Those that match.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Words">The words searched for.</param>
/// <param name="Audience">The audience asked for.</param>
public sealed record TemplatesAsked(
    IReadOnlyList<Template> Found,
    int Of,
    string? Words,
    string? Audience
);
