using System.Globalization;
using Bellwether.Access;
using Bellwether.Organization;
using Bellwether.Web.Access.ManageAccounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace Bellwether.Web.Access.ManageKeys;

/// <summary>Making a key, and showing its secret once.</summary>
internal static class AddKeyRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        ReadUnitTree trees,
        CancellationToken cancel
    ) =>
        Form(
            await Reach.Of(http, trees, cancel, Permission.ManageKeys),
            new TypedKey("", [], null, "365"),
            null
        );

    public static async Task<IResult> Post(
        HttpContext http,
        AddKey add,
        ReadUnitTree trees,
        Texts texts,
        [FromForm(Name = "key-name")] string? name,
        [FromForm] StringValues scopes,
        [FromForm] string? unit,
        [FromForm] string? days,
        CancellationToken cancel
    )
    {
        var reach = await Reach.Of(http, trees, cancel, Permission.ManageKeys);
        var typed = new TypedKey(name ?? "", scopes.OfType<string>().ToList(), unit, days ?? "");
        if (reach.Path(unit) is not { } path)
            return Form(reach, typed, RefusalWords.Missing(texts, "unit"));
        var wanted = new KeyToAdd(
            typed.Name,
            [.. typed.Scopes.Select(KeyScopes.Find).OfType<Permission>()],
            path,
            int.TryParse(typed.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                ? given
                : 0
        );
        var outcome = await add.Run(http.User.ToActor(), wanted, cancel);
        return outcome.IsDone
            ? new RazorComponentResult<SecretPage>(new { Added = outcome.Value })
            : Form(reach, typed, RefusalWords.Translate(texts, outcome.Refusal));
    }

    private static RazorComponentResult<AddKeyPage> Form(
        Reach reach,
        TypedKey typed,
        Foundation.Refusal? refusal
    ) =>
        new(
            new
            {
                Reach = reach,
                Typed = typed,
                Refusal = refusal,
            }
        )
        {
            StatusCode = RefusalWords.Status(refusal),
        };
}

/// <summary>What stands in the form of a new key.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">The words of what it may do.</param>
/// <param name="Unit">Where: "agency" or the id of a unit.</param>
/// <param name="Days">For how long.</param>
public sealed record TypedKey(
    string Name,
    IReadOnlyCollection<string> Scopes,
    string? Unit,
    string Days
);
