using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.EnterAnswers;

/// <summary>Typing sheets: the number, one key for each answer, the next one.</summary>
internal static class SheetRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Guid id,
        FindPile findPile,
        FindVersion findVersion,
        string? undone,
        string? why,
        string? language,
        CancellationToken cancel
    ) =>
        await Form(
            http,
            id,
            findPile,
            findVersion,
            new SheetForm
            {
                Undone = undone,
                Why = why,
                Language = language ?? "en",
            },
            cancel
        );

    public static async Task<IResult> Post(
        HttpContext http,
        Guid id,
        FindPile findPile,
        FindVersion findVersion,
        TypeSheet typeSheet,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        if (await findPile.Run(actor.AgencyId, id, cancel) is not { } pile)
            return Results.NotFound();
        var version = (await findVersion.Run(actor.AgencyId, pile.VersionId, cancel))!;
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = TypedForm.Read(form, version);
        var language = form["language"] == "es" ? "es" : "en";
        var read = TypedAnswers.Run(version, typed, language);
        var refusal = read.Refusal;
        if (read.IsDone)
        {
            var outcome = await typeSheet.Run(
                actor,
                new SheetToType(id, form["sheet"].ToString(), read.Value) { Language = language },
                cancel
            );
            if (outcome.IsDone)
                return TypedResults.LocalRedirect(
                    outcome.Value.State == PaperState.Differs
                        ? $"/listen/entry/{id}/sheets/{outcome.Value.Number}"
                        : $"/listen/entry/{id}?language={language}"
                );
            refusal = outcome.Refusal;
        }
        return await Form(
            http,
            id,
            findPile,
            findVersion,
            new SheetForm
            {
                Sheet = form["sheet"].ToString(),
                Language = language,
                Typed = typed,
                Refusal = TypedForm.Named(refusal!, version),
            },
            cancel
        );
    }

    private static async Task<IResult> Form(
        HttpContext http,
        Guid id,
        FindPile findPile,
        FindVersion findVersion,
        SheetForm form,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        if (await findPile.Run(agencyId, id, cancel) is not { } pile)
            return Results.NotFound();
        return new RazorComponentResult<SheetPage>(
            new
            {
                Pile = pile,
                Version = await findVersion.Run(agencyId, pile.VersionId, cancel),
                Form = form with
                {
                    Sheet = form.Sheet ?? Next(pile),
                },
            }
        )
        {
            StatusCode = form.Refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    // Sheets are numbered one after the other: the next number stands there already.
    private static string Next(Pile pile)
    {
        if (pile.Sheets.IsEmpty || pile.IsDouble)
            return "";
        var last = pile.Sheets[^1].Number;
        var digits = last.Length - last.Reverse().TakeWhile(char.IsAsciiDigit).Count();
        return
            digits < last.Length
            && last.Length - digits <= 12
            && long.TryParse(
                last[digits..],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? last[..digits]
                + (number + 1)
                    .ToString(CultureInfo.InvariantCulture)
                    .PadLeft(last.Length - digits, '0')
            : "";
    }
}

/// <summary>What stands on the page of a sheet.</summary>
public sealed record SheetForm
{
    /// <summary>The number of the sheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>The language of the sheets.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What was typed, by item key.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The sheet that was taken out.</summary>
    public string? Undone { get; init; }

    /// <summary>Why something could not be done: nothing, waiting.</summary>
    public string? Why { get; init; }
}
