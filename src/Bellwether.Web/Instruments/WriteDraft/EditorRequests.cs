using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>The editor: the texts around the questions, and the questions in order.</summary>
internal static class EditorRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Drafting drafting,
        Guid id,
        [FromQuery] string? done,
        [FromQuery] string? item
    ) =>
        await drafting.Open(http, id) is { } open
            ? Page(new EditorView(open) { Done = done, DoneItem = item })
            : TypedResults.LocalRedirect(OpenDraft.AddressOf(id));

    public static async Task<IResult> SaveTexts(
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
        var content = TextDifferences.Chosen(
            form,
            TextsForm.Apply(open.Draft.Content, form),
            open.Draft.Content
        );
        var outcome = await saveDraft.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            content,
            http.RequestAborted
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{open.Address}/edit?done=saved")
            : await Refused(http, drafting, texts, id, content, outcome.Refusal);
    }

    /// <summary>Saves who is asked, how they come to the form, and how much of an answer is enough.</summary>
    public static async Task<IResult> SaveParticipation(
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
        var content = ParticipationForm.Apply(open.Draft.Content, form);
        var outcome = await saveDraft.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            content,
            http.RequestAborted
        );
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{open.Address}/edit?done=saved#who")
            : await Refused(http, drafting, texts, id, content, outcome.Refusal);
    }

    // The draft is opened again: what somebody saved meanwhile stands beside what was typed here.
    private static async Task<IResult> Refused(
        HttpContext http,
        Drafting drafting,
        Texts texts,
        Guid id,
        InstrumentContent typed,
        Refusal refusal
    ) =>
        await drafting.Open(http, id) is { } open
            ? Page(
                new EditorView(open)
                {
                    Typed = open.Draft.Content with
                    {
                        Title = typed.Title,
                        Intro = typed.Intro,
                        Thanks = typed.Thanks,
                        ScreenedOut = typed.ScreenedOut,
                        Minutes = typed.Minutes,
                        Participation = typed.Participation,
                    },
                    Refusal = RefusalWords.Translate(texts, refusal),
                    Differences =
                        refusal.Code == "draft.stale"
                            ? TextDifferences.Between(texts, typed, open.Draft.Content)
                            : [],
                }
            )
            : TypedResults.NotFound();

    /// <summary>Moves, copies, removes or puts back a question: the button says which, as act:key or act:key:place.</summary>
    public static async Task<IResult> ChangeItems(
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
        var act = form["act"].ToString().Split(':');
        var key = act.ElementAtOrDefault(1) ?? "";
        var content = open.Draft.Content;
        var at = content.IndexOf(key);
        var changed = act[0] switch
        {
            "up" => EditContent.Move(content, key, at - 1),
            "down" => EditContent.Move(content, key, at + 1),
            "move" => EditContent.Move(content, key, Place(act.ElementAtOrDefault(2))),
            "copy" => EditContent.Duplicate(content, key),
            "remove" => EditContent.Remove(content, key),
            "restore" => Restore(content, form),
            _ => content,
        };
        var outcome = await saveDraft.Run(
            http.User.ToActor(),
            id,
            Drafting.Revision(form),
            changed,
            http.RequestAborted
        );
        if (!outcome.IsDone)
            return Page(
                new EditorView(open) { Refusal = RefusalWords.Translate(texts, outcome.Refusal) }
            );
        if (act[0] == "remove" && at >= 0)
            return Page(
                new EditorView((await drafting.Open(http, id))!)
                {
                    Done = "removed",
                    Removed = content.Items[at],
                    RemovedRows = TableForm.RowsOf(content, key),
                    RemovedPlace = at,
                }
            );
        return TypedResults.LocalRedirect(
            $"{open.Address}/edit?done={Done(act[0])}&item={Uri.EscapeDataString(key)}#item-{key}"
        );
    }

    private static InstrumentContent Restore(InstrumentContent content, IFormCollection form)
    {
        if (ItemDocument.Read(form["removed"].ToString()) is not { } item)
            return content;
        var place = Math.Min(Place(form["place"]), content.Items.Length);
        var changed = EditContent.Insert(content, item, place);
        var rows = form["removedRow"]
            .Select(row => ItemDocument.Read(row ?? ""))
            .OfType<Item>()
            .ToList();
        return rows.Count == 0
            ? changed
            : EditContent.SetRows(changed, changed.Items[place].Key, rows);
    }

    private static string Done(string act) =>
        act switch
        {
            "copy" => "copied",
            "restore" => "restored",
            _ => "moved",
        };

    private static int Place(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : int.MaxValue;

    private static RazorComponentResult<EditorPage> Page(EditorView view) =>
        new(new { View = view }) { StatusCode = Drafting.Status(view.Refusal) };
}

/// <summary>What the editor shows.</summary>
/// <param name="Open">The draft as it is saved.</param>
public sealed record EditorView(OpenDraft Open)
{
    /// <summary>What was typed and not saved; null: what is saved.</summary>
    public InstrumentContent? Typed { get; init; }

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What somebody else saved otherwise meanwhile.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>The question it was done to.</summary>
    public string? DoneItem { get; init; }

    /// <summary>The question that was just removed.</summary>
    public Item? Removed { get; init; }

    /// <summary>The rows that went with it, when it was a table.</summary>
    public IReadOnlyList<Item> RemovedRows { get; init; } = [];

    /// <summary>Where it stood.</summary>
    public int RemovedPlace { get; init; }

    /// <summary>What stands in the form.</summary>
    public InstrumentContent Shown => Typed ?? Open.Draft.Content;
}
