using Bellwether.Access;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.PreviewDraft;

/// <summary>What a preview looks like.</summary>
public enum Device
{
    /// <summary>A narrow phone.</summary>
    Phone,

    /// <summary>A desk screen.</summary>
    Desktop,

    /// <summary>A sheet of paper.</summary>
    Paper,

    /// <summary>What somebody reads out on the telephone.</summary>
    Script,
}

/// <summary>What of an instrument is looked at.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Content">The text.</param>
/// <param name="Version">The text as a version.</param>
/// <param name="Draft">The draft it stands in, or null for the version in use.</param>
public sealed record Previewed(
    Instrument Instrument,
    InstrumentContent Content,
    InstrumentVersion Version,
    OpenDraft? Draft
);

/// <summary>Looking at a questionnaire as people will see it: the form itself, in a frame that runs no script and sends nothing.</summary>
internal static class PreviewRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Drafting drafting,
        FindInstrument findInstrument,
        FindVersion findVersion,
        Guid id,
        [FromQuery] Device? device,
        [FromQuery] string? language,
        [FromQuery] int? page
    ) =>
        await Find(http, drafting, findInstrument, findVersion, id) is { } shown
            ? new RazorComponentResult<PreviewPage>(
                new
                {
                    Shown = shown,
                    Device = device ?? Device.Phone,
                    Code = LanguageOf(shown.Content, language),
                    Number = Math.Clamp(page ?? 1, 1, AskedItems.Pages(shown.Version).Length),
                }
            )
            : TypedResults.NotFound();

    /// <summary>The form itself: a page of it, the whole, or one question.</summary>
    public static async Task<IResult> Frame(
        HttpContext http,
        Drafting drafting,
        FindInstrument findInstrument,
        FindVersion findVersion,
        DrawPreview draw,
        Guid id,
        [FromQuery] Device? device,
        [FromQuery] string? language,
        [FromQuery] int? page,
        [FromQuery] string? whole,
        [FromQuery] string? item
    )
    {
        if (await Find(http, drafting, findInstrument, findVersion, id) is not { } shown)
            return TypedResults.NotFound();
        var code = LanguageOf(shown.Content, language);
        if (item is not null)
            return await draw.Item(http, shown.Instrument, shown.Content, item, code);
        return device switch
        {
            Device.Paper => await draw.Paper(http, shown, code),
            Device.Script => await draw.ReadOut(http, shown, code),
            _ => await draw.Form(http, shown, code, whole is null ? page ?? 1 : null),
        };
    }

    /// <summary>The language asked for when the questionnaire has it, else the reader's, else its first.</summary>
    public static string LanguageOf(InstrumentContent content, string? wanted) =>
        wanted is not null && content.Languages.Contains(wanted) ? wanted
        : content.Languages.Contains(Language.Current.Code) ? Language.Current.Code
        : content.Languages.FirstOrDefault() ?? "en";

    private static async Task<Previewed?> Find(
        HttpContext http,
        Drafting drafting,
        FindInstrument findInstrument,
        FindVersion findVersion,
        Guid id
    )
    {
        if (await drafting.Open(http, id) is { } open)
            return new Previewed(
                open.Instrument,
                open.Draft.Content,
                open.Draft.AsVersion(open.Instrument.Versions + 1),
                open
            );
        var agency = http.User.ToActor().AgencyId;
        return
            await findInstrument.Run(agency, id, http.RequestAborted)
                is { CurrentVersionId: { } current } instrument
            && await findVersion.Run(agency, current, http.RequestAborted) is { } version
            ? new Previewed(instrument, InstrumentContent.Of(version), version, null)
            : null;
    }
}
