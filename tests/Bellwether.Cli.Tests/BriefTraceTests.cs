using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Testing;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>Every number of a brief is printed again by the command beside it: figures, changes, differences, parts and counts.</summary>
public sealed partial class BriefTraceTests(LoadedDemo demo, ImportedFilings filings)
    : IClassFixture<LoadedDemo>,
        IClassFixture<ImportedFilings>
{
    [Fact]
    public async Task Every_trace_of_the_demo_and_its_units_prints_the_number_beside_it()
    {
        if (TestDb.OnPostgres)
            Assert.Skip("Commands are run over the SQLite file of the test.");
        var checkedNumbers = 0;
        foreach (var quarter in new[] { (2025, 3), (2025, 4), (2026, 1), (2026, 3) })
            checkedNumbers += await Check(
                demo.Provider,
                LoadDemo.AgencyId,
                demo.Folder,
                FiscalCalendar.UsFederal.Quarter(quarter.Item1, quarter.Item2)
            );
        Assert.True(checkedNumbers > 60, $"only {checkedNumbers} numbers");
    }

    [Fact]
    public async Task Every_trace_of_the_departments_that_filed_prints_the_number_beside_it()
    {
        if (filings.Provider is not { } provider)
            Assert.Skip("The real filings are not beside this repository.");
        else if (TestDb.OnPostgres)
            Assert.Skip("Commands are run over the SQLite file of the test.");
        else
            Assert.True(
                await Check(
                    provider,
                    filings.Agency.AgencyId,
                    filings.Folder,
                    FiscalCalendar.UsFederal.Quarter(2022, 1)
                ) > 60
            );
    }

    private static async Task<int> Check(
        ServiceProvider provider,
        Guid agencyId,
        string folder,
        Period quarter
    )
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var brief in await Briefs(provider, agencyId, quarter))
        {
            foreach (var number in BriefLabels.AllNumbers(brief))
            {
                if (number.Value.Value is not { } value)
                    continue;
                count++;
                var printed = Numbers(await Run(number.Trace, folder));
                if (!printed.Exists(each => Math.Abs(each - value) < 1e-9))
                    wrong.Add($"{brief.About}: {number.What.In("en")} = {value}: {number.Trace}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        return count;
    }

    private static async Task<List<Brief>> Briefs(
        ServiceProvider provider,
        Guid agencyId,
        Period quarter
    )
    {
        var agency = (await provider.GetRequiredService<FindAgency>().Run(agencyId))!;
        var scopes = provider.GetRequiredService<Scopes>();
        var prepare = provider.GetRequiredService<PrepareBrief>();
        var briefs = new List<Brief>();
        var whole = await prepare.Run(
            new BriefQuery(
                agencyId,
                await scopes.OfAgency(agencyId, agency.Name, "en"),
                agency.Name,
                null,
                quarter
            )
        );
        if (whole.IsDone)
            briefs.Add(whole.Value);
        foreach (var unit in await provider.GetRequiredService<ListUnits>().Run(agencyId))
        {
            if (unit.ParentId is not null)
                continue;
            var outcome = await prepare.Run(
                new BriefQuery(
                    agencyId,
                    await scopes.OfUnit(unit, "en"),
                    unit.Name,
                    unit.Name,
                    quarter
                )
            );
            if (outcome.IsDone)
                briefs.Add(outcome.Value);
        }
        return briefs;
    }

    private static async Task<JsonElement> Run(string trace, string folder)
    {
        Assert.StartsWith("./bellwether ", trace, StringComparison.Ordinal);
        var words = Word()
            .Matches(trace["./bellwether ".Length..])
            .Select(each => each.Value.Trim('"'));
        var (output, error) = (Console.Out, Console.Error);
        await using var said = new StringWriter();
        await using var warned = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(warned);
            var root = new RootCommand();
            foreach (var option in Shared.All)
                root.Options.Add(option);
            foreach (var command in Commands.All())
                root.Subcommands.Add(command);
            var code = await root.Parse([.. words, "--json", "--data", folder]).InvokeAsync();
            Assert.True(code == 0, $"{trace}: {warned}");
            return JsonDocument.Parse(said.ToString()).RootElement;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    private static List<double> Numbers(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => [element.GetDouble()],
            JsonValueKind.Object =>
            [
                .. element.EnumerateObject().SelectMany(each => Numbers(each.Value)),
            ],
            JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Numbers)],
            _ => [],
        };

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
