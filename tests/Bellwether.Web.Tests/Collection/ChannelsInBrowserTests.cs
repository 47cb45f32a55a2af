using System.Net;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Web.Tests.Collection;

/// <summary>The kiosk and lists that take only so many answers, in Chromium and without script.</summary>
public sealed class ChannelsInBrowserTests(PublicSite site, ITestOutputHelper output)
    : IClassFixture<PublicSite>
{
    [Fact]
    public async Task A_kiosk_forgets_after_30_idle_seconds_and_tries_again_while_the_server_is_busy()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");
        await Rename("responses_response", "responses_away");
        site.Act = () => Rename("responses_away", "responses_response");
        try
        {
            await BrowserCheck.Play(output, "channels.mjs", "kiosk", site.Address, collector.Key);
        }
        finally
        {
            await site.Act();
        }

        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task Up_to_two_may_be_chosen_with_script()
    {
        var (collector, _) = await EveryKindForm.Open(site, UpToTwo);

        await BrowserCheck.Play(output, "channels.mjs", "most", site.Address, collector.Key);

        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task Up_to_two_may_be_chosen_without_script_and_a_third_is_said_kindly()
    {
        var (collector, version) = await EveryKindForm.Open(site, UpToTwo);
        var page = await site.Open($"/f/{collector.Key}");

        var three = await site.Send(page, ("heard", "a"), ("heard", "b"), ("heard", "c"));
        var again = await site.Read(three);
        var two = await site.Send(again, ("heard", "a"), ("heard", "c"));
        var (answers, _) = await EveryKindForm.Stored(site, collector, version);

        Assert.Contains("up to 2", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, three.StatusCode);
        Assert.Equal(3, again.QuerySelectorAll("[name=heard][checked]").Length);
        Assert.NotNull(again.QuerySelector("#errors a[href='#heard']"));
        Assert.Equal(HttpStatusCode.OK, two.StatusCode);
        Assert.Equal(["a", "c"], answers["heard"]);
    }

    private static InstrumentContent UpToTwo =>
        EveryKindForm.Content(
            EveryKindForm.Choice("heard", "a", "b", "c") with
            {
                Kind = ItemKind.MultiChoice,
                MostTicks = 2,
            }
        );

    // Both databases rename a table; renaming what is there already does nothing here.
    private Task Rename(string from, string to) =>
        site.Db.Write(async tx =>
        {
            var known = await tx.Connection!.ExecuteScalarAsync<string?>(
                site.Db.Dialect is Foundation.Data.SqliteDialect
                    ? "SELECT name FROM sqlite_master WHERE name = @from"
                    : "SELECT tablename FROM pg_tables WHERE tablename = @from AND schemaname = ANY (current_schemas(false))",
                new { from },
                tx
            );
            if (known is not null)
                await tx.Connection!.ExecuteAsync(
                    $"ALTER TABLE {from} RENAME TO {to}",
                    transaction: tx
                );
            return true;
        });
}
