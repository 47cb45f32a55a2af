using System.Text.RegularExpressions;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Collection;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Tests.Improvement;

/// <summary>Who wrote something and what they wrote never meet: every route, every role, every id that leads there.</summary>
public sealed partial class ContactWallTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Address = "quillfeather.seventeen@example.org";
    private const string Words = "My turquoise umbrella was taken at the window";
    private Case comment = null!;
    private Case call = null!;
    private CommentPlace place;
    private Collector collector = null!;

    [Fact]
    public async Task No_route_gives_any_role_a_contact_together_with_what_was_written()
    {
        await Plant();
        var joined = new List<string>();
        var shown = new HashSet<string>();
        var worded = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            using var person = await site.Enter($"wall-{role}@agency.gov", role);
            foreach (var (route, path) in Paths())
                await Look(person, role.ToString(), route, path, joined, shown, () => worded++);
        }
        using var program = await site.Program([.. KeyScopes.All]);
        foreach (var (route, path) in Paths())
            await Look(
                program,
                "a key with every scope",
                route,
                path,
                joined,
                shown,
                () => worded++
            );

        Assert.Empty(joined);
        // Not empty because nothing was asked: the words are read somewhere, and the address is on its own page only.
        Assert.True(worded > 0);
        Assert.Equal(["POST /act/cases/{name}/contact"], shown);
    }

    private async Task Look(
        Visitor visitor,
        string who,
        RouteEndpoint route,
        string path,
        List<string> joined,
        HashSet<string> shown,
        Action worded
    )
    {
        foreach (
            var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        )
        {
            if (method is not ("GET" or "POST") || (method == "POST" && !IsContact(route)))
                continue;
            if (
                method == "POST"
                && (await visitor.Page(path)).QuerySelector("form [name=reason]") is null
            )
                continue;
            var answer =
                method == "GET"
                    ? await visitor.Get(path)
                    : await visitor.SendTo(
                        await Form(visitor, path),
                        await Form(visitor, path),
                        ("reason", "Legal")
                    );
            if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
                continue;
            var body = await answer.Content.ReadAsStringAsync();
            var hasWords =
                body.Contains("turquoise umbrella", StringComparison.OrdinalIgnoreCase)
                || body.Contains($"{place.ResponseId}", StringComparison.OrdinalIgnoreCase)
                || body.Contains($"{place.ResponseId:N}", StringComparison.OrdinalIgnoreCase)
                || body.Contains(RowId.Of(place.ResponseId), StringComparison.OrdinalIgnoreCase)
                || body.Contains($"{comment.CaseId}", StringComparison.OrdinalIgnoreCase);
            var hasAddress = body.Contains("quillfeather", StringComparison.OrdinalIgnoreCase);
            if (hasWords)
                worded();
            if (hasAddress)
                shown.Add($"{method} /{route.RoutePattern.RawText!.Trim('/')}");
            if (hasAddress && hasWords)
                joined.Add($"{method} {path} for {who}");
        }
    }

    // The form goes to the number, whatever name led to it.
    private static async Task<string> Form(Visitor visitor, string path) =>
        (await visitor.Page(path))
            .QuerySelector("form:has([name=reason])")!
            .GetAttribute("action")!;

    private static bool IsContact(RouteEndpoint route) =>
        route.RoutePattern.RawText!.EndsWith("{name}/contact", StringComparison.Ordinal);

    // Every parameter of every route takes, in turn, each id and number that leads to the two.
    private IEnumerable<(RouteEndpoint Route, string Path)> Paths()
    {
        string[] names =
        [
            $"{comment.CaseId}",
            $"{comment.Number}",
            $"{call.CaseId}",
            $"{call.Number}",
            $"{place.ResponseId}",
            $"{collector.CollectorId}",
            collector.Key,
            "renewing-a-bridge-pass",
        ];
        foreach (var route in site.Routes)
        {
            var pattern = "/" + route.RoutePattern.RawText!.Trim('/');
            if (pattern.Contains("/live", StringComparison.Ordinal))
                continue;
            if (!Parameter().IsMatch(pattern))
            {
                yield return (route, pattern);
                continue;
            }
            foreach (var name in names)
                yield return (route, Parameter().Replace(pattern, _ => name));
        }
    }

    private async Task Plant()
    {
        var actor = Actor.System(site.Agency);
        var service = (
            await site.Get<AddService>()
                .Run(actor, new ServiceToAdd(site.Bureau, "Renewing a bridge pass"))
        ).Value;
        var version = (
            await site.Get<FreezeVersion>()
                .Run(
                    actor,
                    new VersionToFreeze(
                        Ids.From(site.Agency, "wall"),
                        "Wall",
                        new InstrumentContent(
                            LocalText.Of("Tell us"),
                            [
                                new Item("comment", ItemKind.Text, LocalText.Of("What happened?")),
                                new Item("email", ItemKind.Email, LocalText.Of("Your e-mail?")),
                            ]
                        )
                    )
                )
        ).Value;
        collector = (
            await site.Get<OpenCollector>()
                .Run(
                    actor,
                    new CollectorToOpen(
                        service.ServiceId,
                        version.VersionId,
                        "Wall, web",
                        "website"
                    )
                    {
                        Key = "wall-web",
                        ClearanceId = await site.Get<AddClearance>()
                            .Cover(
                                site.Get<AttestVersion>(),
                                version,
                                new ClearanceTerms("a11_generic", "Wall")
                                {
                                    ControlNumber = "3090-0325",
                                    ExpiresOn = new DateOnly(2027, 1, 1),
                                    BurdenMinutes = 1,
                                }
                            ),
                    }
                )
        ).Value;
        _ = (await site.Get<ApproveWordPolicy>().Run(actor, collector.CollectorId, null)).Value;
        var id = Ids.From(collector.CollectorId, "an answer");
        place = new CommentPlace(new DateOnly(2026, 3, 2), id, 0);
        await site.Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    site.Agency,
                    collector.CollectorId,
                    version,
                    "wall",
                    CheckAnswers
                        .Run(
                            version,
                            new Dictionary<string, IReadOnlyList<string>>
                            {
                                ["comment"] = [Words],
                                ["email"] = [Address],
                            }
                        )
                        .Value,
                    new Slice("website", "en"),
                    place.Day,
                    Period.MonthNumber(place.Day),
                    null
                )
                {
                    Comments = [new NewComment(0, Words, Words, "en")],
                }
            );
        comment = (
            await site.Get<OpenCase>()
                .Run(
                    actor,
                    new CaseToOpen(service.ServiceId, "Something was taken", CaseSource.Comment)
                    {
                        SourceKey = place.ToString(),
                        CollectorId = collector.CollectorId,
                    }
                )
        ).Value;
        Assert.True(
            (await site.Get<HandOverForCall>().Run(actor, comment.CaseId, "A call")).IsDone
        );
        call = (await site.Get<ListCases>().Run(new CasesQuery(site.Agency))).Single(each =>
            each.Source == CaseSource.CallBack
        );
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
