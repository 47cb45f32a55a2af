using System.Collections.Immutable;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Web.Instruments.PreviewDraft;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>One question: writing it, trying it beside the form, keeping it for others.</summary>
internal static class ItemRequests
{
    /// <summary>The key that stands in the address of a question that is not there yet; no question can have it.</summary>
    public const string New = "_new";

    public static async Task<IResult> Show(
        HttpContext http,
        Drafting drafting,
        Guid id,
        string key,
        [FromQuery] string? kind,
        [FromQuery] string? done
    )
    {
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.LocalRedirect(OpenDraft.AddressOf(id));
        if (Before(open, key, kind) is not { } item)
            return TypedResults.NotFound();
        return Page(new ItemView(open, item, key == New) { Done = done });
    }

    public static async Task<IResult> Post(
        HttpContext http,
        Drafting drafting,
        SaveDraft saveDraft,
        FindSimilar findSimilar,
        CountsOfBank counts,
        SayWhyNew sayWhyNew,
        Texts texts,
        Guid id,
        string key
    )
    {
        var form = await http.Request.ReadFormAsync();
        if (await drafting.Open(http, id) is not { } open)
            return TypedResults.NotFound();
        // Somebody took the question away meanwhile: what was typed is kept as a new one, and nothing is saved before it is seen.
        var isGone = key != New && open.Draft.Content.IndexOf(key) < 0;
        var before = Before(open, isGone ? New : key, form["kind"])!;
        var isNew = key == New || isGone;
        var typed = new ItemForm(form, open.Draft.Content, before, texts).Read(isNew);
        typed = isNew ? typed : ItemDifferences.Chosen(form, open.Draft.Content, typed, before);
        var view = new ItemView(open, typed.Item, isNew) { Typed = typed };
        if (isGone)
            return Page(view with { Done = "gone" });
        var act = form["act"].ToString();
        if (
            act.StartsWith("option-", StringComparison.Ordinal)
            || act.StartsWith("row-", StringComparison.Ordinal)
        )
            return Page(view with { MoreRows = act is "option-add" or "row-add" ? 6 : 3 });
        if (!typed.Faults.IsEmpty)
            return Page(
                view with
                {
                    Refusal = new Refusal(
                        "form.incomplete",
                        RefusalKind.Invalid,
                        texts["components.form.problem"]
                    )
                    {
                        Faults = typed.Faults,
                    },
                }
            );
        var actor = http.User.ToActor();
        var because = form["because"].ToString().Trim();
        if (isNew && because.Length == 0)
        {
            var similar = await findSimilar.Run(
                SimilarTo.Of(actor.AgencyId, id, typed.Item),
                http.RequestAborted
            );
            if (similar.Count > 0)
                return Page(
                    view with
                    {
                        Similar = similar,
                        Counts = await counts.Run(actor.AgencyId, similar, http.RequestAborted),
                    }
                );
        }
        var outcome = await saveDraft.Run(
            actor,
            id,
            Drafting.Revision(form),
            With(open.Draft.Content, key, typed, isNew),
            http.RequestAborted
        );
        if (!outcome.IsDone)
            return await Refused(http, drafting, texts, view, outcome.Refusal);
        if (isNew && because.Length > 0 && form["similar"].ToString() is { Length: > 0 } similarTo)
            await sayWhyNew.Run(
                actor,
                new SimilarReason(id, typed.Item.Key, similarTo, because),
                http.RequestAborted
            );
        return TypedResults.LocalRedirect(
            typed.Item.Kind != before.Kind && !isNew
                ? $"{open.Address}/edit/items/{typed.Item.Key}?done=saved"
                : $"{open.Address}/edit?done={(isNew ? "added" : "saved")}&item={typed.Item.Key}#item-{typed.Item.Key}"
        );
    }

    // The draft is opened again: what somebody saved meanwhile stands beside what was typed here.
    private static async Task<IResult> Refused(
        HttpContext http,
        Drafting drafting,
        Texts texts,
        ItemView view,
        Refusal refusal
    )
    {
        var open = await drafting.Open(http, view.Open.Instrument.InstrumentId) ?? view.Open;
        var at = view.IsNew ? -1 : open.Draft.Content.IndexOf(view.Item.Key);
        return Page(
            view with
            {
                Open = open,
                Refusal = RefusalWords.Translate(texts, refusal),
                Differences =
                    refusal.Code == "draft.stale" && at >= 0
                        ? ItemDifferences.Between(
                            texts,
                            open.Draft.Content,
                            view.Typed!,
                            open.Draft.Content.Items[at]
                        )
                        : [],
            }
        );
    }

    /// <summary>The question as it is typed, drawn as people will see it; nothing is saved.</summary>
    public static async Task<IResult> Preview(
        HttpContext http,
        Drafting drafting,
        DrawPreview draw,
        Texts texts,
        Guid id,
        string key
    )
    {
        var form = await http.Request.ReadFormAsync();
        if (
            await drafting.Open(http, id) is not { } open
            || Before(open, key, form["kind"]) is not { } before
        )
            return TypedResults.NotFound();
        var typed = new ItemForm(form, open.Draft.Content, before, texts).Read(key == New);
        var content = With(open.Draft.Content, key, typed, key == New);
        var language = PreviewRequests.LanguageOf(content, form["previewLanguage"]);
        return await draw.Item(http, open, content, typed.Item.Key, language);
    }

    public static async Task<IResult> Keep(HttpContext http, KeepItem keepItem, Guid id, string key)
    {
        var outcome = await keepItem.Run(http.User.ToActor(), id, key, http.RequestAborted);
        return outcome.IsDone
            ? TypedResults.LocalRedirect($"{OpenDraft.AddressOf(id)}/edit/items/{key}?done=kept")
            : TypedResults.NotFound();
    }

    private static InstrumentContent With(
        InstrumentContent content,
        string key,
        TypedItem typed,
        bool isNew
    )
    {
        var changed = isNew
            ? EditContent.Insert(content, typed.Item, content.Items.Length)
            : EditContent.Replace(content, key, typed.Item);
        var saved = isNew ? changed.Items[^1].Key : typed.Item.Key;
        if (typed.Rows is { } rows)
            changed = EditContent.SetRows(changed, saved, rows);
        else if (typed.Item.Kind != ItemKind.Statement && !isNew)
            // What was a table is none any more: its rows stand alone.
            changed = changed with
            {
                Items =
                [
                    .. changed.Items.Select(item =>
                        item.RowOf == saved ? item with { RowOf = null } : item
                    ),
                ],
            };
        var reasons = ImmutableSortedDictionary<string, string>.Empty;
        return changed with
        {
            EditReasons = Put(changed.EditReasons, typed.Item.Key, typed.EditReason),
            PersonalReasons = Put(
                changed.PersonalReasons ?? reasons,
                typed.Item.Key,
                typed.PersonalReason
            )
                is { IsEmpty: false } personal
                ? personal
                : null,
        };
    }

    private static ImmutableSortedDictionary<string, string> Put(
        ImmutableSortedDictionary<string, string> reasons,
        string key,
        string reason
    ) => reason.Length > 0 ? reasons.SetItem(key, reason) : reasons.Remove(key);

    private static Item? Before(OpenDraft open, string key, string? kind)
    {
        if (key != New)
            return open.Draft.Content.IndexOf(key) is >= 0 and var at
                ? open.Draft.Content.Items[at]
                : null;
        var chosen =
            Enum.TryParse<ItemKind>(kind, out var known) && Enum.IsDefined(known)
                ? known
                : ItemKind.SingleChoice;
        return new Item("", chosen, LocalText.From([]))
        {
            Number = chosen is ItemKind.Number or ItemKind.Calculated
                ? new NumberRange(0, 100)
                : null,
            Dates = chosen == ItemKind.Date ? new DateSpan() : null,
        };
    }

    private static RazorComponentResult<ItemPage> Page(ItemView view) =>
        new(new { View = view }) { StatusCode = Drafting.Status(view.Refusal) };
}

/// <summary>What the page of a question shows.</summary>
/// <param name="Open">The draft as it is saved.</param>
/// <param name="Item">The question as it stands in the form.</param>
/// <param name="IsNew">True when it is not in the draft yet.</param>
public sealed record ItemView(OpenDraft Open, Item Item, bool IsNew)
{
    /// <summary>What was typed and not saved.</summary>
    public TypedItem? Typed { get; init; }

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    /// <summary>Questions like it that are asked already; empty: none, or the author has said why.</summary>
    public IReadOnlyList<SimilarItem> Similar { get; init; } = [];

    /// <summary>How many answered each of them, by its id in the bank; templates and kept questions have none.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>What somebody else saved otherwise meanwhile.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>Empty rows for more answers.</summary>
    public int MoreRows { get; init; } = 3;
}
