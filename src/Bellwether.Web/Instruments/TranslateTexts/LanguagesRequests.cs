using System.Text.RegularExpressions;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.TranslateTexts;

/// <summary>The languages of a draft: how far each is, which are offered, and files to and from translators.</summary>
internal static partial class LanguagesRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Drafting drafting,
        Guid id,
        [FromQuery] string? done
    ) =>
        await drafting.Open(http, id) is { } open
            ? Page(open, null, done)
            : TypedResults.LocalRedirect(OpenDraft.AddressOf(id));

    /// <summary>Opens a language to translate, or takes one off what is offered.</summary>
    public static async Task<IResult> Choose(
        HttpContext http,
        Drafting drafting,
        SaveDraft saveDraft,
        Texts texts,
        Guid id
    )
    {
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.NotFound();
        var form = await http.Request.ReadFormAsync();
        if (form["begin"].ToString().Trim() is { Length: > 0 } wanted)
            return Code().IsMatch(wanted)
                ? TypedResults.LocalRedirect($"{open.Address}/languages/{wanted}")
                : Page(
                    open,
                    new Refusal(
                        "form.incomplete",
                        RefusalKind.Invalid,
                        texts["instruments.languages.code"]
                    )
                    {
                        Faults = [new Fault("begin", texts["instruments.languages.code"])],
                    },
                    null
                );
        var content = open.Draft.Content;
        var (drop, offer) = (form["drop"].ToString(), form["offer"].ToString());
        var languages = content.Languages;
        if (drop.Length > 0 && languages.Length > 1)
            languages = languages.Remove(drop);
        if (
            offer.Length > 0
            && !languages.Contains(offer)
            && MissingTexts.Run(content, offer).Count == 0
        )
            languages = languages.Add(offer);
        var outcome = await saveDraft.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            content with
            {
                Languages = languages,
            },
            http.RequestAborted
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{open.Address}/languages?done=saved")
            : Page(open, RefusalWords.Translate(texts, outcome.Refusal), null);
    }

    internal static RazorComponentResult<LanguagesPage> Page(
        OpenDraft open,
        Refusal? refusal,
        string? done
    ) =>
        new(
            new
            {
                Open = open,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = Drafting.Status(refusal),
        };

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z]{2})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
