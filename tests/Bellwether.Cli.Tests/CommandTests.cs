using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>Commands as a person types them: output, error stream and exit code. One at a time: the console is shared.</summary>
[Collection("console")]
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bellwether-cli-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_empty_folder_is_verified_as_exact()
    {
        var (code, output, _) = await Run("responses", "verify", "--json");

        Assert.Equal(0, code);
        Assert.Equal(
            0,
            JsonDocument.Parse(output).RootElement.GetProperty("mismatches").GetInt64()
        );
    }

    [Fact]
    public async Task A_figure_without_an_agency_is_refused_with_what_to_do()
    {
        var (code, _, error) = await Run("figures", "--measure", "trust", "--period", "FY2022Q1");

        Assert.Equal(3, code);
        Assert.Contains("hold no agency yet", error);
    }

    [Fact]
    public async Task Serving_an_empty_folder_asks_for_the_agencys_name()
    {
        var (code, _, error) = await Run("serve");

        Assert.Equal(2, code);
        Assert.Contains("--agency", error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_missing()
    {
        var (code, output, error) = await Run(
            "import",
            "a11",
            Path.Combine(folder, "nothing.csv"),
            "--json"
        );

        Assert.Equal(3, code);
        Assert.Contains("There is no file", error);
        Assert.Equal(
            "import.no-file",
            JsonDocument.Parse(output).RootElement.GetProperty("refused").GetString()
        );
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_and_nothing_is_stored()
    {
        var file = Path.Combine(folder, "photo.csv");
        await File.WriteAllBytesAsync(file, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46]);

        var (code, _, error) = await Run("import", "a11", file);

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("Exception", error);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_taken_back()
    {
        await Register();
        var (added, secret, told) = await Run(
            "keys",
            "add",
            "Warehouse",
            "--scope",
            "read-figures,export-responses"
        );
        var (_, list, _) = await Run("keys", "list", "--json");
        var row = JsonDocument.Parse(list).RootElement[0];
        var (revoked, _, _) = await Run("keys", "revoke", row.GetProperty("hint").GetString()!);
        var (unknown, _, why) = await Run("keys", "add", "Warehouse", "--scope", "submit-filings");

        Assert.Equal(0, added);
        Assert.StartsWith("bw_", secret);
        Assert.Contains("only time", told);
        Assert.DoesNotContain(secret.Trim(), list);
        Assert.Equal("export-responses", row.GetProperty("scopes")[1].GetString());
        Assert.Equal(0, revoked);
        Assert.Equal(2, unknown);
        Assert.Contains("read-figures", why);
    }

    [Fact]
    public async Task Real_filings_give_the_published_numbers()
    {
        var file = SharedFile("data/a11/mergedcxdata-2023-05-21.csv");
        if (file is null)
            Assert.Skip("The shared folder with the real filings is not beside the checkout.");

        var (code, output, _) = await Run("import", "a11", file, "--json");
        var report = JsonDocument.Parse(output).RootElement;
        var (_, comparison, _) = await Run(
            "compare",
            "--measure",
            "trust",
            "--from",
            "FY2021Q3",
            "--to",
            "FY2021Q4",
            "--json"
        );
        var compared = JsonDocument.Parse(comparison).RootElement;

        Assert.Equal(0, code);
        Assert.Equal(481, report.GetProperty("filings").GetInt32());
        Assert.Equal(28, report.GetProperty("providers").GetInt32());
        Assert.Equal(47, report.GetProperty("services").GetInt32());
        Assert.Equal(10_738_927, report.GetProperty("respondents").GetInt64());
        Assert.Equal(2_962, report.GetProperty("questions").GetInt32());
        Assert.Equal(0, report.GetProperty("mismatches").GetInt32());
        Assert.Equal(
            0.07876838778,
            compared.GetProperty("asFiled").GetProperty("change").GetDouble(),
            9
        );
        Assert.True(compared.GetProperty("matched").GetProperty("change").GetDouble() < -0.05);
        Assert.True(compared.GetProperty("signsDiffer").GetBoolean());
        var parts = new[] { "rate", "mix", "entered", "left" }.Sum(part =>
            compared.GetProperty(part).GetDouble()
        );
        Assert.Equal(compared.GetProperty("pooled").GetProperty("change").GetDouble(), parts, 12);
    }

    private async Task Register()
    {
        await using var db = Foundation.Data.Db.Open(folder);
        await using var provider = await Composition.Open(db, CancellationToken.None);
        await provider
            .GetRequiredService<Organization.RegisterAgency>()
            .Run(new Organization.AgencyToRegister("Department of Civic Services", "DCS"));
    }

    private async Task<(int Code, string Output, string Error)> Run(params string[] words)
    {
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
            var code = await root.Parse([.. words, "--data", folder]).InvokeAsync();
            return (code, said.ToString(), warned.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    private static string? SharedFile(string path)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bellwether.slnx")))
            at = at.Parent;
        var file = at?.Parent is null ? null : Path.Combine(at.Parent.FullName, "shared", path);
        return File.Exists(file) ? file : null;
    }
}
