using System.Text;
using Bellwether.Collection.Sources;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Publishing.Tests;

/// <summary>
/// The defects of the system in use that change numbers (numbers 1, 2 and 5 of five; 3 and 4, which are about the form itself, are
/// in the Web tests under the same name): each cannot happen here.
/// </summary>
public sealed class NumberDefectsTests : IAsyncLifetime
{
    private FilingWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FilingWorld.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Defect_1_the_number_offered_is_of_this_quarter_and_never_of_downloads_or_of_ever()
    {
        await world.Answer("1");
        // A lifetime of earlier offers, and no number for this quarter: nothing is made up of it.
        await world.Volumes(world.Web, 1000, null);
        await world
            .Get<RecordVolume>()
            .Run(
                world.System,
                new VolumeToRecord(
                    world.Service.ServiceId,
                    world.Web.Channel,
                    FilingWorld.QuarterBefore.First,
                    FilingWorld.QuarterBefore.Last,
                    null,
                    279_562,
                    "A counter of the past",
                    "before"
                )
                {
                    ScopeId = world.Web.CollectorId,
                }
            );

        var unknown = (await world.Report()).Surveys.Single();
        await world.Volumes(world.Web, 1000, 400);
        var known = (await world.Report()).Surveys.Single();

        Assert.Null(unknown.Survey.Volumes.Offered);
        Assert.False(unknown.Findings.Single(finding => finding.Rule == 7).Holds);
        Assert.Equal(400, known.Survey.Volumes.Offered);
    }

    [Fact]
    public async Task Defect_2_figure_filing_and_file_count_the_same_people_and_nobody_is_reported_as_zero()
    {
        var empty = await world.Report();
        for (var i = 0; i < 14; i++)
            await world.Answer(i % 3 == 0 ? "0" : "1");
        await world.Answer("0", disposition: Disposition.BreakOff);
        var rows = (
            await world
                .Get<ReadResponses>()
                .Run(
                    new ResponseQuery(
                        world.Agency,
                        [world.Web.CollectorId],
                        FilingWorld.Quarter.First,
                        FilingWorld.Quarter.Last
                    )
                )
        ).Responses;
        foreach (
            var (reason, place) in new[]
            {
                (ExclusionReason.Spam, 0),
                (ExclusionReason.Flagged, 1),
                (ExclusionReason.Deleted, 2),
            }
        )
            await world
                .Get<ExcludeResponses>()
                .Run(world.Ana, [$"{rows[place].Place.ResponseId}"], reason);

        var figure = await TrustFileTests.Trust(world);
        var report = await world.Report();
        var (outcome, text) = await world.Export();

        Assert.Equal((0, FilingRating.Red), (empty.Respondents, empty.Rating));
        Assert.Equal(11, figure.Answers);
        Assert.Equal(11, report.Respondents);
        Assert.Equal(11, outcome.Value.Rows);
        Assert.Equal(11, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Equal(
            "break-off 1, deleted 1, flagged 1, spam 1",
            string.Join(
                ", ",
                report
                    .Surveys.Single()
                    .Survey.Rows!.LeftOut.Select(each => $"{each.Key} {each.Value}")
            )
        );
        Assert.Equal(3, figure.NotCounted.Sum(each => each.Answers));
    }

    [Fact]
    public async Task Defect_5_a_value_outside_its_set_is_kept_aside_with_row_and_field_and_counts_nowhere()
    {
        await using var there = await FilingWorld.Open(withSurvey: false);
        var mapping = (await there.Get<FindMapping>().Run(there.Agency, "a11-v2-responses")).Value;
        const string good = ",1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,";
        var file =
            TrustFile.Head
            + "\r\n"
            + $"a,1{good[2..]}fine\r\n"
            + $"b,Data 1-1{good[2..]}\r\n"
            + $"c,7{good[2..]}\r\n"
            + "d,1,2,0,0,0,0,0,0,0,0,0,0,0,0,0,\r\n"
            + "e,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,fine\r\n";

        var imported = await there
            .Get<ImportFeedback>()
            .Run(
                there.System,
                new FeedbackToImport(
                    new MemoryStream(Encoding.UTF8.GetBytes(file)),
                    "v2.csv",
                    mapping
                )
                {
                    Service = "Renewing a passport",
                    Channel = "website",
                    Day = new DateOnly(2025, 11, 15),
                }
            );

        Assert.True(imported.IsDone, imported.Refusal?.Message);
        Assert.Equal(2, imported.Value.Batch.Accepted);
        Assert.Equal(3, imported.Value.Batch.Quarantined);
        Assert.Equal(
            [3, 4, 5],
            imported.Value.Quarantined.Select(each => each.Row).Distinct().Order()
        );
        Assert.All(imported.Value.Quarantined, each => Assert.NotEqual("", each.Field));
        Assert.Equal(2, (await TrustFileTests.Trust(there)).Answers);
    }
}
