using System.Text;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Responses.Tests;

/// <summary>A form that promised to show no small group: neither in words nor in files.</summary>
public sealed class SmallGroupTests : IAsyncLifetime
{
    private const int Promised = 4;

    private readonly Guid collector = Guid.CreateVersion7();
    private World world = null!;
    private InstrumentVersion version = null!;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        version = (
            await world
                .Get<FreezeVersion>()
                .Run(
                    Actor.System(world.Agency),
                    new VersionToFreeze(
                        Ids.From(world.Agency, "pulse"),
                        "pulse",
                        InstrumentContent.Of(world.Version(1)) with
                        {
                            Items =
                            [
                                .. world
                                    .Version(1)
                                    .Items.Select(item => item with { InDriverSet = false }),
                            ],
                            Participation = new Participation { SmallestGroup = Promised },
                        }
                    )
                )
        ).Value;
        await world.Db.Write(tx =>
            world.Get<ReleaseWords>().Run(tx, Actor.System(world.Agency), collector, release: true)
        );
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Words_are_read_once_as_many_have_answered_and_never_beside_an_answer()
    {
        for (var person = 1; person < Promised; person++)
            await Say($"person {person}");

        var few = await Read();
        await Say("person 4");
        var enough = await Read();

        Assert.Empty(few);
        Assert.Equal(Promised, enough.Count);
        Assert.All(enough, comment => Assert.Null(comment.Favourable));
    }

    [Fact]
    public async Task A_page_that_loses_words_is_filled_from_what_follows()
    {
        var other = Guid.CreateVersion7();
        await world.Db.Write(tx =>
            world.Get<ReleaseWords>().Run(tx, Actor.System(world.Agency), other, release: true)
        );
        await Say("of the open form", other, world.Version(1));
        await Say("first");
        await Say("second");

        var found = await world.Get<ReadComments>().Run(world.Agency, [collector, other], 1);

        Assert.Equal("of the open form", Assert.Single(found).Words);
    }

    [Fact]
    public async Task Screeners_read_every_word_but_no_answer_beside_it()
    {
        await Say("only one");

        var read = await world
            .Get<ListComments>()
            .Run(
                new CommentQuery(world.Agency, [collector], 10) { Reader = CommentReader.Screener }
            );

        Assert.Null(Assert.Single(read).Comment.Favourable);
    }

    [Fact]
    public async Task A_file_of_answers_has_no_row_of_it_and_says_how_many_are_kept_back()
    {
        await Say("first");
        await Say("second");
        var file = new MemoryStream();

        var report = await world
            .Get<ExportResponses>()
            .Run(
                new ExportQuery(
                    world.Agency,
                    [new ExportSource(collector, version.InstrumentId, "Pulse", "A service")],
                    World.FirstDay,
                    World.FirstDay.AddDays(9)
                ),
                ExportFormat.Csv,
                file
            );

        Assert.Equal(0, report.Responses);
        Assert.Equal(2, report.KeptBack);
        Assert.Single(
            Encoding
                .UTF8.GetString(file.ToArray())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private Task<IReadOnlyList<Comment>> Read() =>
        world.Get<ReadComments>().Run(world.Agency, [collector], 10);

    private async Task Say(string words, Guid? at = null, InstrumentVersion? of = null)
    {
        world.Time.Move(TimeSpan.FromSeconds(1));
        await world
            .Get<RecordResponses>()
            .Run(
                world.Response(at ?? collector, of ?? version, words, 5, 1, 1, 0, 1) with
                {
                    LocalDay = World.FirstDay,
                    Comments = [new NewComment(4, words, words, "en")],
                }
            );
    }
}
