using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>Adding a question: a new one of some kind, or one from the bank in the same words.</summary>
internal static class AddRequests
{
    private const int MostShown = 30;

    public static async Task<IResult> Show(
        HttpContext http,
        Drafting drafting,
        ListBank listBank,
        Guid id,
        [FromQuery] string? words,
        [FromQuery] string? measure
    )
    {
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.LocalRedirect(OpenDraft.AddressOf(id));
        var all = await listBank.Run(open.Instrument.AgencyId, http.RequestAborted);
        var found = all.Where(item => Matches(item, words ?? "", measure))
            .DistinctBy(item => Wording.Normalise(item.Item.Prompt.In("en")))
            .ToList();
        return Page(
            new AddView(open, [.. found.Take(MostShown)], found.Count)
            {
                Words = words,
                Measure = measure,
            }
        );
    }

    /// <summary>Takes a question of the bank into the draft, in one act.</summary>
    public static async Task<IResult> Take(
        HttpContext http,
        Drafting drafting,
        ListBank listBank,
        SaveDraft saveDraft,
        Texts texts,
        Guid id
    )
    {
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.NotFound();
        var form = await http.Request.ReadFormAsync();
        var all = await listBank.Run(open.Instrument.AgencyId, http.RequestAborted);
        if (all.FirstOrDefault(item => item.Id == form["take"].ToString()) is not { } taken)
            return TypedResults.NotFound();
        // Where it was asked is not where it will be asked: what it depended on there is left behind.
        var item = taken.Item with
        {
            AskedWhen = null,
            AskedIf = null,
            ScreensOutWhen = null,
            Section = null,
        };
        var content = EditContent.Insert(open.Draft.Content, item, open.Draft.Content.Items.Length);
        var outcome = await saveDraft.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            content,
            http.RequestAborted
        );
        var key = content.Items[^1].Key;
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{open.Address}/edit?done=added&item={key}#item-{key}")
            : Page(
                new AddView(open, [], 0)
                {
                    Refusal = RefusalWords.Translate(texts, outcome.Refusal),
                }
            );
    }

    private static bool Matches(BankItem item, string words, string? measure)
    {
        if (measure is { Length: > 0 } && item.Item.Measures != measure)
            return false;
        var text =
            $"{item.Name} {item.Item.Construct} {string.Join(' ', item.Item.Prompt.Texts.Values)}";
        return words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static RazorComponentResult<AddPage> Page(AddView view) =>
        new(new { View = view }) { StatusCode = Drafting.Status(view.Refusal) };
}

/// <summary>What can be added.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Found">Questions of the bank that match.</param>
/// <param name="Of">How many match.</param>
public sealed record AddView(OpenDraft Open, IReadOnlyList<BankItem> Found, int Of)
{
    /// <summary>The words searched for.</summary>
    public string? Words { get; init; }

    /// <summary>The measure asked for.</summary>
    public string? Measure { get; init; }

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }
}
