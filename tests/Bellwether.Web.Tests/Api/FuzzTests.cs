using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Bellwether.Web.Tests.Measurement;
using Microsoft.AspNetCore.Diagnostics;

namespace Bellwether.Web.Tests.Api;

/// <summary>
/// A hundred thousand requests that nobody means well with, through the whole pipeline over a real database: no answer is an
/// error of ours, every refusal says what it is about, nothing is half written, nothing of the neighbour is told.
/// </summary>
public sealed class FuzzTests(FuzzSite site, ITestOutputHelper output) : IClassFixture<FuzzSite>
{
    private const int Seed = 20260303;

    private static int Cases =>
        int.TryParse(Environment.GetEnvironmentVariable("BELLWETHER_FUZZ"), out var asked) ? asked
        : TestDb.OnPostgres ? 6_000
        : 100_000;

    [Fact]
    public async Task No_request_breaks_it_and_none_is_half_done()
    {
        var before = await Count();
        var made = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var statuses = new SortedDictionary<int, int>();
        var costs = new Dictionary<string, (int Asked, TimeSpan Took)>(StringComparer.Ordinal);
        var hostile = new HostileRequests(new Random(Seed), site);
        for (var i = 0; i < Cases && wrong.Count < 10; i++)
        {
            var request = hostile.Next();
            var asked = Stopwatch.GetTimestamp();
            var answer = await Ask(request);
            var cost = costs.GetValueOrDefault(request.Pattern);
            costs[request.Pattern] = (cost.Asked + 1, cost.Took + Stopwatch.GetElapsedTime(asked));
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
            // One of each kind is enough to read.
            if (
                Fault(request, answer) is { } fault
                && seen.Add($"{fault} {answer.Status} {answer.Code} {answer.Error?.TargetSite}")
            )
                wrong.Add($"case {i}: {fault}\n{request}\n{answer}");
            if (answer is { Status: 201, Location: { } location } && request.MakesSomething)
                made.Add(
                    location.Contains("volumes?", StringComparison.Ordinal) ? answer.Text : location
                );
        }
        output.WriteLine(string.Join(", ", statuses.Select(each => $"{each.Key}: {each.Value}")));
        output.WriteLine($"{made.Count} things made");
        foreach (var (pattern, (asked, took)) in costs.OrderByDescending(each => each.Value.Took))
            output.WriteLine($"{took.TotalSeconds, 7:0.0} s {asked, 6} {pattern}");

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.Equal(before + made.Count, await Count());
        Assert.True(made.Count >= Cases / 1000);
        var verified = await site.Figures.Staff.Get<VerifyResponses>().Run();
        Assert.Equal(0, verified.Mismatches);
        Assert.True(
            (await site.Figures.Staff.Get<VerifyAudit>().Run(site.Figures.Staff.Agency)).IsWhole
        );
    }

    private async Task<FuzzAnswer> Ask(HostileRequest request)
    {
        var http = await site.Figures.Staff.Server.SendAsync(request.Apply);
        using var reader = new StreamReader(http.Response.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        return new FuzzAnswer(
            http.Response.StatusCode,
            http.Response.ContentType ?? "",
            http.Response.Headers.Location,
            http.Response.Headers.SetCookie.Count > 0,
            text
        )
        {
            Error = http.Features.Get<IExceptionHandlerFeature>()?.Error,
        };
    }

    private static string? Fault(HostileRequest request, FuzzAnswer answer)
    {
        if (answer.Status >= 500)
            return "an error of ours";
        if (answer.SetsCookie)
            return "a cookie";
        if (answer.Text.Contains("ferry", StringComparison.OrdinalIgnoreCase) && !request.Echoes)
            return "something of the neighbour";
        if (answer.Status < 400)
            return
                answer.ContentType.StartsWith("application/json", StringComparison.Ordinal)
                && answer.Status != 304
                && Parsed(answer.Text) is null
                ? "no JSON"
                : null;
        if (!answer.ContentType.StartsWith("application/problem+json", StringComparison.Ordinal))
            return "no problem details";
        if (Parsed(answer.Text) is not { } problem)
            return "no JSON";
        if (problem.GetProperty("status").GetInt32() != answer.Status)
            return "another status inside";
        if (answer.Status is not (412 or 422 or 428) || request.IsIntake)
            return null;
        return
            problem.TryGetProperty("code", out _)
            && problem.TryGetProperty("faults", out var faults)
            && faults.GetArrayLength() > 0
            && faults
                .EnumerateArray()
                .All(each => each.GetProperty("field").GetString()?.Length > 0)
            ? null
            : "no field named";
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<int> Count()
    {
        var staff = site.Figures.Staff;
        var agency = staff.Agency;
        return (await staff.Get<ListUnits>().Run(agency)).Count
            + (await staff.Get<ListServices>().Run(agency)).Count
            + (await staff.Get<ListInstruments>().Run(agency)).Count
            + (await staff.Get<Bellwether.Collection.ListCollectors>().Run(agency)).Count
            + (await staff.Get<ListChanges>().Run(agency)).Count
            + (await staff.Get<ListCases>().Run(new CasesQuery(agency))).Count
            + (await staff.Get<ListCases>().Run(new CasesQuery(agency) { Closed = true })).Count
            + (
                await staff
                    .Get<ReadVolumes>()
                    .Run(new VolumeQuery(agency, DateOnly.MinValue, DateOnly.MaxValue))
            ).Count;
    }

    private sealed record FuzzAnswer(
        int Status,
        string ContentType,
        string? Location,
        bool SetsCookie,
        string Text
    )
    {
        public Exception? Error { get; init; }

        public string? Code =>
            Parsed(Text) is { ValueKind: JsonValueKind.Object } problem
            && problem.TryGetProperty("code", out var code)
                ? $"{code}"
                : null;

        public override string ToString() =>
            $"{Status} {ContentType} {(Text.Length > 600 ? Text[..600] : Text)} {Error}";
    }
}

/// <summary>The department with answers, in this process, with keys of every reach.</summary>
public sealed class FuzzSite : IAsyncLifetime
{
    public FigureSite Figures { get; } = new() { InProcess = true };

    /// <summary>Secrets: the whole agency, one bureau, reading only.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Figures.InitializeAsync();
        Secrets =
        [
            await Secret([.. KeyScopes.All]),
            await Secret([.. KeyScopes.All], Figures.Staff.Bureau),
            await Secret([Permission.ReadFigures]),
        ];
    }

    public ValueTask DisposeAsync() => Figures.DisposeAsync();

    private async Task<string> Secret(Permission[] scopes, params Guid[] path) =>
        (
            await Figures
                .Staff.Get<AddKey>()
                .Run(
                    Actor.System(Figures.Staff.Agency),
                    new KeyToAdd("A hostile test", scopes, path, 30)
                )
        )
            .Value
            .Secret;
}
