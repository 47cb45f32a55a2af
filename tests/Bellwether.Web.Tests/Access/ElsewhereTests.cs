using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Tests.Measurement;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Tests.Access;

/// <summary>
/// What happens in one bureau changes nothing that anybody is shown who has no right there: every address of every room, with
/// every name and id of that bureau, read before and after, by people with every role and by keys with every scope.
/// </summary>
public sealed partial class ElsewhereTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    // Streams do not end; the pages they renew are read like all others.
    private static readonly string[] Endless = ["/services/{slug}/live"];

    // A clearance and what is used of its yearly budget are the agency's: whoever asks under it must know. Who else asks is not told.
    private static readonly string[] OfTheAgency =
    [
        "/listen/clearances",
        "/listen/clearances/{id:guid}",
        "/api/v1/clearances",
        "/api/v1/clearances/{id:guid}",
    ];

    // What the insiders must see change, or the test looks at nothing.
    private static readonly string[] MustShow =
    [
        "/",
        "/act/alerts",
        "/share/filings/{service}/{quarter}",
        "/understand",
        "/understand/indices",
        "/understand/themes",
        "/services/{slug}",
        "/api/v1/alerts",
        "/api/v1/benchmarks",
        "/api/v1/changes",
        "/api/v1/collectors",
        "/api/v1/comments",
        "/api/v1/figures",
        "/api/v1/filings",
        "/api/v1/indices",
        "/api/v1/leagues",
        "/api/v1/responses",
        "/api/v1/services",
        "/api/v1/splits",
        "/api/v1/themes",
        "/api/v1/trends",
        "/api/v1/units",
        "/api/v1/volumes",
    ];

    private const string Word =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private StaffSite Staff => site.Staff;

    [Fact]
    public async Task Nothing_of_a_unit_or_agency_is_shown_to_who_has_no_right_there()
    {
        var bureau = new BusyBureau(site);
        await bureau.Begin();
        var addresses = Addresses(bureau).ToList();
        using var insider = await Everyone(Staff.Agency);
        using var insiderKey = await Key(Staff.Agency);
        var outsiders = new Dictionary<string, Visitor>
        {
            ["a person of another unit"] = await Everyone(Staff.Agency, Staff.Sister),
            ["a key of another unit"] = await Key(Staff.Agency, Staff.Sister),
            ["a person of another agency"] = await Everyone(Staff.NextDoor),
            ["a key of another agency"] = await Key(Staff.NextDoor),
        };
        var before = await Read(outsiders, addresses);
        var known = await Read(insider, insiderKey, addresses);

        await bureau.GoOn();

        var leaks = new List<string>();
        foreach (var (who, address, text) in await Read(outsiders, addresses))
        {
            if (
                before.Single(each => each.Who == who && each.Address == address).Text is var was
                && was != text
                && !OfTheAgency.Contains(address.Pattern)
            )
                leaks.Add($"{who}, {address.Path}: {Difference(was, text)}");
            if (
                bureau.Marks.FirstOrDefault(mark =>
                    text.Contains(mark, StringComparison.Ordinal)
                    && !address.Path.Contains(mark, StringComparison.Ordinal)
                ) is
                { } mark
            )
                leaks.Add($"{who}, {address.Path}: tells “{mark}”");
        }
        var shown = (await Read(insider, insiderKey, addresses))
            .Where(each => known[each.Key] != each.Value)
            .Select(each => each.Key.Pattern)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var pattern in addresses.Select(each => each.Pattern).Distinct().Except(shown))
            output.WriteLine($"the same for everybody: {pattern}");
        foreach (var visitor in outsiders.Values)
            visitor.Dispose();

        foreach (var leak in leaks)
            output.WriteLine(leak);
        Assert.Empty(leaks);
        Assert.Empty(MustShow.Except(shown));
    }

    [Fact]
    public async Task Nothing_of_a_unit_is_changed_by_who_has_no_right_there()
    {
        var bureau = new BusyBureau(site);
        await bureau.Begin();
        var addresses = Addresses(bureau).Where(each => !each.Path.Contains('?')).ToList();
        using var insider = await Everyone(Staff.Agency);
        using var insiderKey = await Key(Staff.Agency);
        using var person = await Everyone(Staff.Agency, Staff.Sister);
        using var key = await Key(Staff.Agency, Staff.Sister);
        var before = await Read(insider, insiderKey, addresses);
        var token = (await person.Page("/")).QuerySelector("[name=__RequestVerificationToken]")!;
        (string, string)[] Fields(Guid service) =>
            [
                .. bureau.Fields(service),
                ("__RequestVerificationToken", token.GetAttribute("value")!),
            ];
        var fields = Fields(site.Pass);
        var tried = 0;

        foreach (var route in Staff.Routes)
        foreach (var method in Changing(route))
        foreach (var path in Filled(Pattern(route), bureau).Distinct())
        {
            tried++;
            if (!path.StartsWith("/api/", StringComparison.Ordinal))
                await person.Post(path, fields);
            else
                await key.SendJson(method, path, bureau.Body(route), ("If-Match", "*"));
        }

        var changed = (await Read(insider, insiderKey, addresses))
            .Where(each => before[each.Key] != each.Value)
            .Select(each => $"{each.Key.Path}: {Difference(before[each.Key], each.Value)}")
            .ToList();
        foreach (var each in changed)
            output.WriteLine(each);
        var toll = (await Staff.Get<FindService>().Run(Staff.Agency, "paying-a-toll")).Value;
        var own = await person.Post("/act/changes/new", Fields(toll.ServiceId));
        Assert.Empty(changed);
        Assert.True(tried > 100);
        // The same words about their own service are taken: it was not the form that kept the others out.
        Assert.Equal(HttpStatusCode.Found, own.StatusCode);
    }

    // What is decided for the whole agency by whoever has the role is no unit's: questionnaires, clearances, files brought in.
    private static IEnumerable<string> Changing(RouteEndpoint route)
    {
        var pattern = Pattern(route);
        if (
            route.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || Common.Any(each => pattern.StartsWith(each, StringComparison.Ordinal))
        )
            return [];
        return (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Where(method =>
            method is "POST" or "PUT" or "PATCH" or "DELETE"
        );
    }

    private static readonly string[] Common =
    [
        "/listen/instruments",
        "/listen/clearances/new",
        "/listen/clearances/{id:guid}/change",
        "/listen/clearances/{id:guid}/attest",
        "/listen/files",
        "/listen/imports",
        "/api/v1/instruments",
    ];

    private static string Pattern(RouteEndpoint route) =>
        "/" + route.RoutePattern.RawText!.Trim('/');

    private async Task<List<(string Who, Address Address, string Text)>> Read(
        Dictionary<string, Visitor> visitors,
        IReadOnlyList<Address> addresses
    )
    {
        var read = new List<(string, Address, string)>();
        foreach (var (who, visitor) in visitors)
        foreach (var address in addresses)
            if (address.IsForPrograms == who.StartsWith("a key", StringComparison.Ordinal))
                read.Add((who, address, await Read(visitor, address)));
        return read;
    }

    private static async Task<Dictionary<Address, string>> Read(
        Visitor person,
        Visitor key,
        IReadOnlyList<Address> addresses
    )
    {
        var read = new Dictionary<Address, string>();
        foreach (var address in addresses)
            read[address] = await Read(address.IsForPrograms ? key : person, address);
        return read;
    }

    private static async Task<string> Read(Visitor visitor, Address address)
    {
        var answer = await visitor.Get(address.Path);
        var text =
            answer.Content.Headers.ContentType?.MediaType == Word
                ? Unpacked(await answer.Content.ReadAsStreamAsync())
                : await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {Fresh().Replace(text, "")}";
    }

    private static string Unpacked(Stream document)
    {
        using var archive = new ZipArchive(document);
        return new StreamReader(archive.GetEntry("word/document.xml")!.Open()).ReadToEnd();
    }

    // What is made anew for each request: tokens of forms, ids for what may be begun, the number of the request itself.
    [GeneratedRegex(
        """<input[^>]*type="hidden"[^>]*>|"traceId":"[^"]*"|"reference":"[^"]*"|<code class="bw-reference">[^<]*|after=[0-9]+"""
    )]
    private static partial Regex Fresh();

    private static string Difference(string was, string now)
    {
        var at = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"“{Cut(was, at)}” became “{Cut(now, at)}”";
    }

    private static string Cut(string text, int at) =>
        text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");

    private IEnumerable<Address> Addresses(BusyBureau bureau)
    {
        foreach (var route in Staff.Routes)
        {
            var pattern = Pattern(route);
            if (
                route.Metadata.GetMetadata<IAllowAnonymous>() is not null
                || Endless.Contains(pattern)
                || pattern.StartsWith("/help/", StringComparison.Ordinal)
                || !(
                    route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                ).Contains("GET")
            )
                continue;
            foreach (var path in Filled(pattern, bureau).Distinct())
            {
                yield return new Address(pattern, path);
                foreach (var query in bureau.Queries)
                    yield return new Address(pattern, $"{path}?{query}");
            }
        }
    }

    private static IEnumerable<string> Filled(string pattern, BusyBureau bureau)
    {
        if (Parameter().Match(pattern) is not { Success: true } first)
            return [pattern];
        return bureau
            .Values(first.Groups[1].Value, first.Groups[2].Value)
            .SelectMany(value =>
                Filled(
                    pattern[..first.Index]
                        + Uri.EscapeDataString(value)
                        + pattern[(first.Index + first.Length)..],
                    bureau
                )
            );
    }

    private async Task<Visitor> Everyone(Guid agency, params Guid[] path)
    {
        var everything = Actor.System(agency);
        var invited = (
            await Staff
                .Get<InviteAccount>()
                .Run(
                    everything,
                    new Invitation(
                        $"{Guid.CreateVersion7():N}@agency.gov",
                        "Everyone",
                        path,
                        Role.Viewer
                    )
                )
        ).Value;
        foreach (var role in Enum.GetValues<Role>())
            await Staff
                .Get<GrantRole>()
                .Run(everything, new RoleOnUnit(invited.AccountId, path, role));
        var visitor = Staff.Visit();
        await visitor.Send(invited.Link.Path, ("password", StaffSite.Password));
        return visitor;
    }

    private async Task<Visitor> Key(Guid agency, params Guid[] path)
    {
        var added = await Staff
            .Get<AddKey>()
            .Run(Actor.System(agency), new KeyToAdd("Elsewhere", [.. KeyScopes.All], path, 30));
        var key = new Visitor(Staff.Address, added.Value.Secret);
        // The page of keys says when each was used.
        await key.Get("/api/v1/agency");
        return key;
    }

    private sealed record Address(string Pattern, string Path)
    {
        public bool IsForPrograms => Pattern.StartsWith("/api/", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{\**([A-Za-z]+)(?::([a-z]+))?[^}]*\}")]
    private static partial Regex Parameter();
}
