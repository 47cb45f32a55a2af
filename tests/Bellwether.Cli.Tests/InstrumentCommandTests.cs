using System.Text.Json;
using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>bellwether instruments export | import | lint | submit | approve | publish | archive, with good input and bad.</summary>
[Collection("console")]
public sealed class InstrumentCommandTests : CommandFixture
{
    private const string Good = """
        {"format":"bellwether-instrument/1","title":{"en":"Passport"},"languages":["en"],
         "items":[{"key":"trust","kind":"singleChoice","measures":"trust","prompt":{"en":"Did this increase your trust in us?"},
           "options":[{"key":"1","label":{"en":"Yes"},"favourable":true},{"key":"0","label":{"en":"No"}}]}]}
        """;

    private const string OneOption = """
        {"format":"bellwether-instrument/1","title":{"en":"Passport"},"languages":["en"],
         "items":[{"key":"trust","kind":"singleChoice","prompt":{"en":"Did this increase your trust in us?"},
           "options":[{"key":"1","label":{"en":"Yes"}}]}]}
        """;

    [Fact]
    public async Task A_document_that_is_imported_is_exported_to_the_letter()
    {
        var begun = await Import(Good, "Passport");

        var (code, _, error) = await Run(
            "instruments",
            "export",
            "Passport",
            "--out",
            FileAt("again.json")
        );
        var printed = await Run("instruments", "export", "passport");
        var second = await Import(await File.ReadAllTextAsync(FileAt("again.json")), "Second");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(0, printed.Code);
        Assert.Equal(
            await File.ReadAllTextAsync(FileAt("again.json")),
            printed.Output.TrimEnd('\r', '\n')
        );
        Assert.Equal(Hash(begun), Hash(second));
    }

    [Fact]
    public async Task What_is_not_there_or_is_no_document_is_refused_and_begins_nothing()
    {
        await File.WriteAllTextAsync(FileAt("broken.json"), "{\"format\": oops");
        var broken = await Run(
            "instruments",
            "import",
            FileAt("broken.json"),
            "--name",
            "Passport"
        );
        var missing = await Run("instruments", "import", FileAt("none.json"), "--name", "Passport");
        var nameless = await Run("instruments", "import", FileAt("broken.json"));
        var unknown = await Run("instruments", "export", "Passport");
        var list = await Json("instruments", "list");

        Assert.Equal((2, 3, 3), (broken.Code, missing.Code, unknown.Code));
        Assert.NotEqual(0, nameless.Code);
        Assert.Contains("--name", nameless.Error);
        Assert.Contains("There is no file", missing.Error);
        Assert.Contains("There is no questionnaire “Passport”", unknown.Error);
        Assert.All([broken, missing, unknown], each => Assert.Empty(each.Output));
        Assert.Equal(0, list.GetArrayLength());
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_id()
    {
        var first = await Import(Good, "Passport");
        await Import(Good, "Passport");

        var name = await Run("instruments", "export", "Passport");
        var id = await Run("instruments", "export", first.GetProperty("instrumentId").GetString()!);

        Assert.Equal((3, 0), (name.Code, id.Code));
        Assert.Contains("Several questionnaires", name.Error);
    }

    [Fact]
    public async Task Lint_tells_faults_by_its_exit_code_and_advice_only_in_words()
    {
        await File.WriteAllTextAsync(FileAt("good.json"), Good);
        await File.WriteAllTextAsync(FileAt("one.json"), OneOption);
        await File.WriteAllTextAsync(FileAt("broken.json"), "[]");

        var good = await Run("instruments", "lint", FileAt("good.json"));
        var one = await Run("instruments", "lint", FileAt("one.json"));
        var broken = await Run("instruments", "lint", FileAt("broken.json"));
        var missing = await Run("instruments", "lint", FileAt("none.json"));
        var json = await Json("instruments", "lint", FileAt("one.json"));

        Assert.Equal((0, 2, 2, 3), (good.Code, one.Code, broken.Code, missing.Code));
        Assert.Contains("0 faults", good.Output);
        Assert.Contains("FAULT", one.Output);
        Assert.Contains(
            json.EnumerateArray(),
            finding => !finding.GetProperty("isAdvice").GetBoolean()
        );
        Assert.Empty(broken.Output);
    }

    [Fact]
    public async Task Nothing_is_published_without_two_yeses_of_people_who_did_not_write_it()
    {
        await Invite("ana@agency.gov", Role.FormManager);
        await Invite("bo@agency.gov", Role.Approver);
        await Invite("pia@agency.gov", Role.PrivacyOfficer);
        await Import(Good, "Passport");
        var early = await Run("instruments", "approve", "Passport", "--as", "bo@agency.gov");
        var sent = await Run("instruments", "submit", "Passport", "--as", "ana@agency.gov");

        var machine = await Run("instruments", "approve", "Passport");
        var stranger = await Run("instruments", "approve", "Passport", "--as", "eve@agency.gov");
        var author = await Run("instruments", "approve", "Passport", "--as", "ana@agency.gov");
        var approver = await Run("instruments", "approve", "Passport", "--as", "bo@agency.gov");
        var again = await Run("instruments", "approve", "Passport", "--as", "bo@agency.gov");
        var officer = await Run(
            "instruments",
            "approve",
            "Passport",
            "--privacy",
            "--as",
            "pia@agency.gov"
        );
        var published = await Json("instruments", "publish", "Passport", "--as", "bo@agency.gov");

        Assert.Equal((4, 0), (early.Code, sent.Code));
        Assert.Equal((5, 5, 5), (machine.Code, stranger.Code, author.Code));
        Assert.Contains("Only a person", machine.Error);
        Assert.Equal((0, 4, 0), (approver.Code, again.Code, officer.Code));
        Assert.Contains("approved; it can be published", officer.Output);
        Assert.Equal(1, published.GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task It_is_put_away_once_and_taken_out_once()
    {
        await Import(Good, "Passport");

        var away = await Run("instruments", "archive", "Passport");
        var again = await Run("instruments", "archive", "Passport");
        var submit = await Run("instruments", "submit", "Passport");
        var back = await Run("instruments", "archive", "Passport", "--restore");
        var twice = await Run("instruments", "archive", "Passport", "--restore");
        var unknown = await Run("instruments", "archive", "Visa");

        Assert.Equal((0, 4, 4), (away.Code, again.Code, submit.Code));
        Assert.Equal((0, 4, 3), (back.Code, twice.Code, unknown.Code));
        Assert.Contains("archived", away.Output);
        Assert.Contains("Restore it first", submit.Error);
    }

    private async Task<JsonElement> Import(string document, string name)
    {
        await File.WriteAllTextAsync(FileAt("form.json"), document);
        return await Json("instruments", "import", FileAt("form.json"), "--name", name);
    }

    private static string? Hash(JsonElement draft) => draft.GetProperty("contentHash").GetString();

    private async Task Invite(string email, Role role) =>
        Assert.True(
            (
                await With(
                    (provider, agency) =>
                        provider
                            .GetRequiredService<InviteAccount>()
                            .Run(
                                Actor.System(agency),
                                new Invitation(email, email.Split('@')[0], [], role)
                            )
                )
            ).IsDone
        );
}
