namespace Bellwether.Cli.Tests;

/// <summary>bellwether clearances, every subcommand, with good input and bad.</summary>
[Collection("console")]
public sealed class ClearanceCommandTests : CommandFixture
{
    [Fact]
    public async Task A_clearance_is_written_down_attested_shown_and_its_papers_are_filled_in()
    {
        var until = TimeProvider.System.GetUtcNow().AddYears(1).ToString("yyyy-MM-dd", null);
        await Run(
            "instruments",
            "template",
            "a11-v2-thumbs",
            "--slot",
            "service=renewing a passport",
            "service.es=renovar un pasaporte",
            "provider=the Passport Office",
            "provider.es=la Oficina de Pasaportes"
        );
        var draft = (await Json("instruments", "list"))[0];
        var version = await Json(
            "instruments",
            "publish",
            draft.GetProperty("instrumentId").GetString()!
        );
        var versionId = version.GetProperty("versionId").GetString()!;
        var hash = version.GetProperty("contentHash").GetString()!;

        var added = await Add("1234-0001", until);
        var other = await Attest("1234-0001", versionId, new string('0', 64));
        var yes = await Attest("1234-0001", versionId, hash);
        var again = await Attest("Passport feedback", versionId, hash.ToUpperInvariant());
        var show = await Run("clearances", "show", "passport FEEDBACK");
        var json = await Json("clearances", "show", "1234-0001");
        var packet = await Run(
            "clearances",
            "packet",
            "--version-id",
            versionId,
            "--out",
            FileAt("request.docx")
        );
        var nowhere = await Run(
            "clearances",
            "packet",
            "--version-id",
            versionId,
            "--collector",
            "nowhere"
        );

        Assert.Equal((0, 4, 0, 0), (added.Code, other.Code, yes.Code, again.Code));
        Assert.Contains("Passport feedback: ", added.Output);
        Assert.Contains("not word for word", other.Error);
        Assert.Contains($"Attested by Olga Reyes: version {versionId}, {hash}", yes.Output);
        Assert.Equal((0, 0, 3), (show.Code, packet.Code, nowhere.Code));
        Assert.Contains($"1234-0001, until {until} (", show.Output);
        Assert.Contains("attested: ", show.Output);
        Assert.Single(json.GetProperty("versions").EnumerateArray());
        Assert.Contains(hash, packet.Output);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(FileAt("request.docx")))[..2]);
    }

    private Task<(int Code, string Output, string Error)> Attest(
        string clearance,
        string versionId,
        string hash
    ) =>
        Run(
            "clearances",
            "attest",
            clearance,
            "--version-id",
            versionId,
            "--hash",
            hash,
            "--by",
            "Olga Reyes"
        );

    private Task<(int Code, string Output, string Error)> Add(string number, string until) =>
        Run(
            "clearances",
            "add",
            "--basis",
            "a11_generic",
            "--title",
            "Passport feedback",
            "--number",
            number,
            "--until",
            until,
            "--minutes",
            "2",
            "--by",
            "Olga Reyes"
        );

    [Theory]
    [InlineData("12", "2099-12-31")]
    [InlineData("1234-0001", "1999-12-31")]
    public async Task Terms_that_cannot_hold_are_refused_and_nothing_is_written(
        string number,
        string until
    )
    {
        var (code, _, error) = await Add(number, until);
        var (_, list, _) = await Run("clearances", "list", "--json");

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("Passport feedback", list);
    }

    [Fact]
    public async Task An_unknown_ground_a_day_that_is_none_and_a_missing_name_are_said()
    {
        var ground = await Run(
            "clearances",
            "add",
            "--basis",
            "because",
            "--title",
            "X",
            "--by",
            "Olga"
        );
        var day = await Add("1234-0001", "soon");
        var nobody = await Run("clearances", "add", "--basis", "open_ended", "--title", "X");

        Assert.Equal(2, ground.Code);
        Assert.NotEqual(0, day.Code);
        Assert.NotEqual(0, nobody.Code);
        Assert.Contains("--by", nobody.Error);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var show = await Run("clearances", "show", "9999-9999");
        var attest = await Run(
            "clearances",
            "attest",
            "9999-9999",
            "--version-id",
            Guid.Empty.ToString(),
            "--hash",
            "x",
            "--by",
            "Olga"
        );
        var packet = await Run("clearances", "packet", "--version-id", Guid.Empty.ToString());

        Assert.Equal((3, 3, 3), (show.Code, attest.Code, packet.Code));
        Assert.Contains("no such clearance", show.Error);
    }

    [Fact]
    public async Task The_rules_are_shown_and_changed_and_an_unknown_pack_is_refused()
    {
        var rules = await Run("clearances", "rules");
        var unknown = await Run("clearances", "rules", "atlantis");

        Assert.Equal(0, rules.Code);
        Assert.NotEmpty(rules.Output);
        Assert.NotEqual(0, unknown.Code);
        Assert.DoesNotContain("Exception", unknown.Error);
    }

    [Fact]
    public async Task What_was_turned_away_and_words_under_policy_are_told_of_an_empty_agency()
    {
        var rejections = await Run("responses", "rejections");
        var unknown = await Run("responses", "rejections", "--collector", "nowhere");
        var originals = await Run("responses", "originals");

        Assert.Equal((0, 3, 0), (rejections.Code, unknown.Code, originals.Code));
        Assert.Contains("Nothing was turned away", rejections.Output);
        Assert.Contains("Sealed 0; dropped 0.", originals.Output);
    }
}
