using System.CommandLine;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Bellwether.Web.Measurement.ShowBenchmarks;
using Bellwether.Web.Measurement.ShowIndices;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether indices | indices keep | indices revise | gap | benchmarks</summary>
internal static class IndexCommands
{
    private static readonly Option<string> Index = new("--index")
    {
        Description =
            "psqi (services to the public), partner-sqi (services to agencies), or one version, as psqi-1",
        DefaultValueFactory = _ => "psqi",
    };

    private static readonly Option<string?> PeriodName = new("--period")
    {
        Description = "A fiscal quarter, as FY2026Q1; the last whole one when not given",
    };

    private static readonly Option<string[]> Weight = new("--weight")
    {
        Description = "A part and its new weight, as trust=30; once for each part that changes",
        Required = true,
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why, in the words that will stand beside the index",
        Required = true,
    };

    public static IEnumerable<Command> All()
    {
        var indices = new Command(
            "indices",
            "Read a service quality index with its parts, coverage and interval. Example: bellwether indices --index partner-sqi --period FY2026Q1"
        )
        {
            Index,
            PeriodName,
        };
        indices.SetAction(Read);
        var keep = new Command(
            "keep",
            "Keep what the index says of eight quarters, stamped with its version. Example: bellwether indices keep --index psqi"
        )
        {
            Index,
            PeriodName,
        };
        keep.SetAction(Keep);
        indices.Subcommands.Add(keep);
        var revise = new Command(
            "revise",
            "Make a new version with other weights and compute its history; the old one stays. Example: bellwether indices revise --index psqi --weight trust=30 --weight promise=10 --reason \"Trust first\""
        )
        {
            Index,
            Weight,
            Reason,
        };
        revise.SetAction(Revise);
        indices.Subcommands.Add(revise);
        yield return indices;
        var gap = new Command(
            "gap",
            "What managers believe against what customers say. Example: bellwether gap --period FY2026Q1"
        )
        {
            PeriodName,
        };
        gap.SetAction(Gap);
        yield return gap;
        var benchmarks = new Command(
            "benchmarks",
            "Published figures beside ours, with grades. Example: bellwether benchmarks --period FY2026Q1"
        )
        {
            PeriodName,
        };
        benchmarks.SetAction(Benchmarks);
        benchmarks.Subcommands.Add(BenchmarkCommands.Import());
        benchmarks.Subcommands.Add(BenchmarkCommands.Remove());
        yield return benchmarks;
    }

    private static Task<int> Read(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, _, query) =>
                Print.Outcome(
                    parse,
                    await provider.GetRequiredService<ReadIndex>().Run(query, cancel),
                    IndexWords.Say,
                    reading => IndexReply.Of(reading, "en")
                ),
            cancel
        );

    private static Task<int> Keep(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, agency, query) =>
                Print.Outcome(
                    parse,
                    await provider
                        .GetRequiredService<KeepIndex>()
                        .Run(Actor.System(agency.AgencyId), query, cancel),
                    kept =>
                        Console.Out.WriteLine(
                            $"{kept} figures are new; what was kept before is as it was."
                        ),
                    kept => new { kept }
                ),
            cancel
        );

    private static Task<int> Revise(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, agency, query) =>
            {
                var weights = Weights(parse.GetValue(Weight)!);
                if (!weights.IsDone)
                    return Print.Refusal(parse, weights.Refusal);
                var actor = Actor.System(agency.AgencyId);
                var revised = await provider
                    .GetRequiredService<ReviseIndex>()
                    .Run(
                        actor,
                        new IndexRevision(query.Index, weights.Value, parse.GetValue(Reason)!),
                        cancel
                    );
                if (!revised.IsDone)
                    return Print.Refusal(parse, revised.Refusal);
                var kept = await provider
                    .GetRequiredService<KeepIndex>()
                    .Run(actor, query with { Index = revised.Value.Name }, cancel);
                return Print.Outcome(
                    parse,
                    kept,
                    figures =>
                        Console.Out.WriteLine(
                            $"{revised.Value.Name} is made; {figures} figures of its history are kept. The version before stays as it was."
                        ),
                    figures => new { index = revised.Value.Name, kept = figures }
                );
            },
            cancel
        );

    private static Task<int> Gap(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, agency, query) =>
                Print.Outcome(
                    parse,
                    await provider
                        .GetRequiredService<ReadPerceptionGap>()
                        .Run(
                            new GapQuery(
                                agency.AgencyId,
                                query.Services,
                                query.Scope,
                                parse.GetValue(PeriodName) is null ? null : query.Period,
                                Today(provider, agency)
                            ),
                            cancel
                        ),
                    IndexWords.Say,
                    figure => GapReply.Of(figure, "en")
                ),
            cancel
        );

    private static Task<int> Benchmarks(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, _, query) =>
                Print.Outcome(
                    parse,
                    await provider
                        .GetRequiredService<ReadBenchmarks>()
                        .Run(
                            query,
                            await provider.GetRequiredService<Twins>().Run(query, cancel),
                            cancel
                        ),
                    IndexWords.Say,
                    figures => BenchmarkReply.Of(figures, "en")
                ),
            cancel
        );

    private static Outcome<Dictionary<string, int>> Weights(string[] given)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var each in given)
            if (
                each.Split('=') is [var part, var number]
                && int.TryParse(
                    number,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var weight
                )
            )
                weights[part.Trim()] = weight;
            else
                return new Refusal(
                    "index.weight",
                    RefusalKind.Invalid,
                    $"“{each}” is no weight. Write a part, an equals sign and a whole number, as trust=30."
                );
        return weights;
    }

    private static DateOnly Today(IServiceProvider provider, Agency agency) =>
        agency.Calendar.LocalDay(provider.GetRequiredService<TimeProvider>().GetUtcNow());

    private static async Task<int> With(
        ParseResult parse,
        Func<IServiceProvider, Agency, IndexQuery, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var calendar = agency.Value.Calendar;
        Outcome<Period> period =
            parse.GetResult(PeriodName) is not null && parse.GetValue(PeriodName) is { } name
                ? calendar.Read(name)
                : calendar.QuarterOf(
                    calendar.QuarterOf(Today(provider, agency.Value)).First.AddDays(-1)
                );
        if (!period.IsDone)
            return Print.Refusal(parse, period.Refusal);
        var id = agency.Value.AgencyId;
        return await run(
            provider,
            agency.Value,
            new IndexQuery(
                id,
                parse.GetResult(Index) is null ? "psqi" : parse.GetValue(Index)!,
                await provider.GetRequiredService<ListServices>().Run(id, null, cancel),
                await provider
                    .GetRequiredService<Scopes>()
                    .OfAgency(id, "everything", "en", cancel),
                period.Value
            )
        );
    }
}
