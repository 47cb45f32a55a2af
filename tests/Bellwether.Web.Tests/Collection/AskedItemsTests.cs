using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Comments of one question, in whatever version and at whatever place it was asked.</summary>
public sealed class AskedItemsTests(FigureSite site) : IClassFixture<FigureSite>
{
    [Fact]
    public async Task A_question_that_moved_in_the_next_version_is_the_same_question()
    {
        var before = site.Version.Items;
        var idea = new Item(
            "idea",
            ItemKind.Text,
            LocalText.Of("What would you change?", "¿Qué cambiaría?")
        );
        var second = (
            await site
                .Staff.Get<FreezeVersion>()
                .Run(
                    Actor.System(site.Staff.Agency),
                    new VersionToFreeze(
                        site.Version.InstrumentId,
                        "trust",
                        InstrumentContent.Of(site.Version) with
                        {
                            Items = [idea, .. before],
                        }
                    )
                )
        ).Value;
        await Answer(second, new NewComment(0, "An idea of mine.", "An idea of mine.", "en"));
        await Answer(second, new NewComment(4, "Said again later.", "Said again later.", "en"));
        using var analyst = await site.Enter(Role.Analyst);

        var all = await Words(analyst, "");
        var comment = await Words(analyst, "?item=comment");
        var ideas = await Words(analyst, "?item=idea");
        var choices = (await analyst.Page("/listen/comments"))
            .QuerySelectorAll("select[name=item] option")
            .Select(option => option.GetAttribute("value"));

        Assert.Equal(3, all.Count);
        Assert.Equal(["I called three times about it.", "Said again later."], comment.Order());
        Assert.Equal(["An idea of mine."], ideas);
        Assert.Equal(["", "comment", "idea"], choices.Order());
    }

    private static async Task<IReadOnlyList<string>> Words(Visitor visitor, string query) =>
        [
            .. (await visitor.Page($"/listen/comments{query}"))
                .QuerySelectorAll("main q")
                .Select(words => words.TextContent.Trim()),
        ];

    private Task Answer(InstrumentVersion version, NewComment words)
    {
        var id = Ids.From(site.Web.CollectorId, words.Original);
        return site
            .Staff.Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    site.Web.AgencyId,
                    site.Web.CollectorId,
                    version,
                    $"{id}",
                    CheckAnswers
                        .Run(
                            version,
                            new Dictionary<string, IReadOnlyList<string>>
                            {
                                ["trust"] = ["1"],
                                [words.ItemIndex == 0 ? "idea" : "comment"] = [words.Original],
                            }
                        )
                        .Value,
                    new Slice("website", "en"),
                    new DateOnly(2026, 3, 3),
                    Period.MonthNumber(new DateOnly(2026, 1, 1)),
                    null
                )
                {
                    Comments = [words],
                }
            );
    }
}
