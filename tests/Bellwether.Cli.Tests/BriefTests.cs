using Bellwether.Cli.Demo;
using Bellwether.Collection.Filings;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Testing;
using Bellwether.Web.Measurement;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>The real federal filings, imported once; nothing where the file does not lie beside the repository.</summary>
public sealed class ImportedFilings : IAsyncLifetime
{
    private TestDb? test;

    public ServiceProvider? Provider { get; private set; }

    public string Folder => test?.Folder ?? "";

    public Agency Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Find("mergedcxdata-2023-05-21.csv") is not { } path)
            return;
        test = await TestDb.Open();
        Provider = await Composition.Open(test.Db, default, new FakeTime());
        var register = Provider.GetRequiredService<RegisterAgency>();
        Agency = (
            await register.Run(new AgencyToRegister("Federal customer experience", "FCX"))
        ).Value;
        await using var file = File.OpenRead(path);
        await Provider
            .GetRequiredService<ImportA11>()
            .Run(Actor.System(Agency.AgencyId), file, Path.GetFileName(path));
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider is not null)
            await Provider.DisposeAsync();
        if (test is not null)
            await test.DisposeAsync();
    }

    private static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx")))
            folder = folder.Parent;
        var path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data", "a11", name);
        return File.Exists(path) ? path : null;
    }
}

public sealed class BriefTests(LoadedDemo demo, ImportedFilings filings)
    : IClassFixture<LoadedDemo>,
        IClassFixture<ImportedFilings>
{
    private static readonly Period Quarter = FiscalCalendar.UsFederal.Quarter(2022, 1);

    [Fact]
    public async Task Every_department_of_the_filings_gets_an_honest_brief()
    {
        var briefs = await OfDepartments();

        Assert.True(briefs.Count >= 6, $"only {briefs.Count} departments answered");
        foreach (var brief in briefs)
        {
            Assert.InRange(brief.Known.Length, 1, 3);
            Assert.InRange(brief.NotKnown.Length, 1, 3);
            foreach (var statement in brief.Statements)
            {
                Assert.StartsWith("Decide", statement.Decision.In("en"), StringComparison.Ordinal);
                Assert.StartsWith("Decidir", statement.Decision.In("es"), StringComparison.Ordinal);
                foreach (
                    var text in new[] { statement.Says, statement.Because, statement.Decision }
                )
                {
                    Assert.DoesNotContain("caused by", text.In("en"), StringComparison.Ordinal);
                    Assert.EndsWith(".", text.In("en"), StringComparison.Ordinal);
                    Assert.DoesNotContain("NaN", text.In("en"), StringComparison.Ordinal);
                }
            }
            foreach (var number in BriefLabels.AllNumbers(brief))
            {
                Assert.NotEqual("", number.Trace);
                Assert.True(
                    number.Unit == BriefUnit.Count
                        || number.Value.Value is null
                        || number.Value.Interval is not null
                        || number.Unit == BriefUnit.Scale,
                    $"{brief.About}: {number.What.In("en")} has no interval"
                );
            }
        }
    }

    [Fact]
    public async Task A_brief_claims_a_change_only_where_the_comparison_does()
    {
        foreach (var brief in await OfDepartments())
        {
            if (brief.Known.FirstOrDefault(each => each.Kind == "change") is not { } change)
                continue;
            var moved = change.Numbers[0].Value;
            var interval = moved.Interval!.Value;

            var says = change.Says.In("en");

            if (says.Contains(" rose ", StringComparison.Ordinal))
                Assert.True(interval.Low > 0 && moved.Value >= 0.02, says);
            else if (says.Contains(" fell ", StringComparison.Ordinal))
                Assert.True(interval.High < 0 && moved.Value <= -0.02, says);
            else
                Assert.True(interval is { Low: >= -0.05, High: <= 0.05 }, says);
        }
    }

    [Fact]
    public async Task The_document_is_valid_and_holds_every_statement_and_number()
    {
        var brief = await OfDemo();

        foreach (var language in new[] { "en", "es" })
        {
            using var stream = new MemoryStream(WriteBriefDocx.Of(brief, language));
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            var faults = new OpenXmlValidator().Validate(document).Select(each => each.Description);
            var text = document.MainDocumentPart!.Document!.InnerText;
            var page = System.Net.WebUtility.HtmlDecode(WriteBriefHtml.Of(brief, language));

            Assert.Empty(faults);
            foreach (var statement in brief.Statements)
            {
                Assert.Contains(statement.Says.In(language), text, StringComparison.Ordinal);
                Assert.Contains(statement.Decision.In(language), text, StringComparison.Ordinal);
                Assert.Contains(statement.Says.In(language), page, StringComparison.Ordinal);
            }
            foreach (var number in BriefLabels.AllNumbers(brief))
            {
                Assert.Contains(number.Trace, text, StringComparison.Ordinal);
                Assert.Contains(BriefWords.Value(number, language), page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_numbers_of_a_brief_are_those_of_the_figure_it_names()
    {
        var brief = await OfDemo();
        var scope = await demo.Everything();

        var figure = (
            await demo.Get<ReadFigure>()
                .Run(new FigureQuery(LoadDemo.AgencyId, scope, "trust", brief.Period))
        ).Value;

        Assert.Equal(figure.Favourable, brief.Figure.Value);
        Assert.Contains(
            "--measure trust --period FY2026Q3",
            brief.Figure.Trace,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_quarter_without_answers_is_refused_with_the_quarters_that_have_some()
    {
        var outcome = await demo.Get<PrepareBrief>()
            .Run(Query(await demo.Everything(), FiscalCalendar.UsFederal.Quarter(2012, 1)));

        Assert.Equal("brief.no-answers", outcome.Refusal?.Code);
    }

    private static BriefQuery Query(Scope scope, Period quarter) =>
        new(LoadDemo.AgencyId, scope, "Department of Civic Services", null, quarter);

    private async Task<Brief> OfDemo() =>
        (
            await demo.Get<PrepareBrief>()
                .Run(Query(await demo.Everything(), FiscalCalendar.UsFederal.Quarter(2026, 3)))
        ).Value;

    private async Task<List<Brief>> OfDepartments()
    {
        if (filings.Provider is not { } provider)
        {
            Assert.Skip("The real filings are not beside this repository.");
            return [];
        }
        var agency = filings.Agency;
        var units = await provider.GetRequiredService<ListUnits>().Run(agency.AgencyId);
        var briefs = new List<Brief>();
        foreach (var unit in units.Where(unit => unit.Kind == UnitKind.Department))
        {
            var scope = await provider.GetRequiredService<Scopes>().OfUnit(unit, "en");
            var outcome = await provider
                .GetRequiredService<PrepareBrief>()
                .Run(new BriefQuery(agency.AgencyId, scope, unit.Name, unit.Name, Quarter));
            if (outcome.IsDone)
                briefs.Add(outcome.Value);
        }
        return briefs;
    }
}
