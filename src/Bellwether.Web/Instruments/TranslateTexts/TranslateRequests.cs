using System.Text;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Web.Instruments.WriteDraft;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Instruments.TranslateTexts;

/// <summary>Translating side by side, and by file.</summary>
internal static class TranslateRequests
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static async Task<IResult> Show(
        HttpContext http,
        Drafting drafting,
        Guid id,
        string language
    ) =>
        await drafting.Open(http, id) is { } open && language.Length <= 6
            ? Page(open, language, null)
            : TypedResults.NotFound();

    public static async Task<IResult> Post(
        HttpContext http,
        Drafting drafting,
        TranslateDraft translateDraft,
        Texts texts,
        Guid id,
        string language
    )
    {
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.NotFound();
        var form = await http.Request.ReadFormAsync();
        var written = open
            .Draft.Content.Texts()
            .Where(text =>
                form.ContainsKey($"text.{text.Field}")
                && !Difference.TakesTheirs(form, $"text.{text.Field}")
            )
            .ToDictionary(text => text.Field, text => form[$"text.{text.Field}"].ToString());
        var outcome = await translateDraft.Run(
            http.User.ToActor(),
            new DraftTranslation(id, Drafting.Revision(form), language, written),
            http.RequestAborted
        );
        if (outcome.IsDone)
            return TypedResults.LocalRedirect($"{open.Address}/languages?done=saved");
        var now = await drafting.Open(http, id) ?? open;
        return Page(
            now,
            language,
            RefusalWords.Translate(texts, outcome.Refusal),
            written,
            outcome.Refusal.Code == "draft.stale" ? Differences(now, language, written) : []
        );
    }

    private static IReadOnlyList<Difference> Differences(
        OpenDraft now,
        string language,
        Dictionary<string, string> written
    ) =>
        [
            .. from text in now.Draft.Content.Texts()
            let saved = text.Text.Texts.GetValueOrDefault(language) ?? ""
            where written.TryGetValue(text.Field, out var mine) && mine.Trim() != saved
            select new Difference($"text.{text.Field}", text.Field, saved, written[text.Field]),
        ];

    public static async Task<IResult> Export(
        HttpContext http,
        Drafting drafting,
        Guid id,
        string language,
        string ending
    )
    {
        if (await drafting.Open(http, id) is not { } open || ending is not ("csv" or "xlf"))
            return TypedResults.NotFound();
        var format = ending == "xlf" ? TranslationFormat.Xliff : TranslationFormat.Csv;
        return Results.File(
            Encoding.UTF8.GetBytes(TranslationFile.Write(open.Draft.Content, language, format)),
            ending == "xlf" ? "application/xliff+xml" : "text/csv",
            $"{open.Instrument.InstrumentId:N}-{language}.{ending}"
        );
    }

    public static async Task<IResult> Import(
        HttpContext http,
        Drafting drafting,
        ImportTranslation importTranslation,
        Texts texts,
        Guid id
    )
    {
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.NotFound();
        var form = await http.Request.ReadFormAsync();
        if (await Read(form, http.RequestAborted) is not { } text)
            return LanguagesRequests.Page(open, NoFile(texts), null);
        var outcome = await importTranslation.Run(
            http.User.ToActor(),
            new TranslationToImport(id, Drafting.Revision(form), text, Language.Current.Code),
            http.RequestAborted
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{open.Address}/languages?done=imported")
            : LanguagesRequests.Page(open, RefusalWords.Translate(texts, outcome.Refusal), null);
    }

    private static async Task<string?> Read(IFormCollection form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return null;
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), Strict);
            return await reader.ReadToEndAsync(cancel);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Refusal NoFile(Texts texts) =>
        new Refusal("form.incomplete", RefusalKind.Invalid, texts["instruments.languages.no-file"])
        {
            Faults = [new Fault("file", texts["instruments.languages.no-file"])],
        };

    private static RazorComponentResult<TranslatePage> Page(
        OpenDraft open,
        string language,
        Refusal? refusal,
        IReadOnlyDictionary<string, string>? typed = null,
        IReadOnlyList<Difference>? differences = null
    ) =>
        new(
            new
            {
                Open = open,
                Code = language,
                Refusal = refusal,
                Typed = typed ?? new Dictionary<string, string>(),
                Differences = differences ?? [],
            }
        )
        {
            StatusCode = Drafting.Status(refusal),
        };
}
