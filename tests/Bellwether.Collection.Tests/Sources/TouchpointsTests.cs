using System.Text;
using Bellwether.Collection.Sources;

namespace Bellwether.Collection.Tests.Sources;

public sealed class TouchpointsTests(CollectionDatabase database)
{
    internal const string Form = """
        { "form": { "name": "Passport feedback", "short_uuid": "ab12cd34", "kind": "a11_v2" },
          "questions": [
            { "text": "Based on my <b>experience</b>,\nI trust the Bureau.", "question_type": "big_thumbs_up_down_buttons", "answer_field": "answer_01", "position": 1, "form_section_id": 7 },
            { "text": "Tell us more", "question_type": "checkbox", "answer_field": "answer_02", "position": 2, "form_section_id": 7, "question_options": [
                { "text": "It was easy", "value": "ease", "position": 1 }, { "text": "It worked", "value": "effectiveness", "position": 2 },
                { "text": "Fast, and cheap", "value": "fast, cheap", "position": 3 } ] },
            { "text": "Tell us more", "question_type": "checkbox", "answer_field": "answer_03", "position": 3, "form_section_id": 7, "question_options": [
                { "text": "It was hard", "value": "ease", "position": 1 }, { "text": "Other", "value": "other", "position": 2 } ] },
            { "text": "Additional comments", "question_type": "textarea", "answer_field": "answer_04", "position": 4, "form_section_id": 7 }
          ] }
        """;

    private const string Heading =
        "ID,UUID,\"Based on my <b>experience</b>,\nI trust the Bureau.\",Tell us more,Tell us more,Additional comments,Location Code,User Agent,Status,Archived,Flagged,Deleted,Deleted at,Page,Query string,Hostname,Referrer,Created at,IP Address,Tags\n";

    private static string Row(
        string uuid,
        string trust,
        string well,
        string wrong,
        string comment,
        string flagged = "false",
        string deleted = "false",
        string created = "2026-01-06 03:30:00 UTC",
        string archived = "false"
    ) =>
        $"1,{uuid},{trust},\"{well}\",\"{wrong}\",{comment},clinic-17,Mozilla,received,{archived},{flagged},{deleted},,/p,,h,r,{created},10.1.2.3,[]\n";

    [Fact]
    public async Task An_export_is_read_by_its_form_with_none_of_its_traps()
    {
        await using var world = await SourcesWorld.Open(database);
        var file =
            Heading
            + Row("u1", "1", "ease,fast, cheap", "", "Lovely")
            + Row("u2", "0", "", "ease,other", "")
            + Row("u3", "1", "", "", "rude", flagged: "true")
            + Row("u4", "1", "", "", "gone", deleted: "true")
            + Row("u7", "1", "", "", "old", archived: "true")
            + Row("u5", "1", "ease", "other", "both lists")
            + Row("u6", "2", "", "", "");
        var mapping = (
            await world
                .Get<MapTouchpoints>()
                .Run(new MemoryStream(Encoding.UTF8.GetBytes(file)), Form)
        ).Value;

        var imported = await world.Import(
            file,
            mapping with
            {
                Service = new ValueRule { Constant = "Renewing a passport" },
            }
        );

        Assert.Equal(
            (2, 3, 2),
            (imported.Batch.Accepted, imported.Batch.Excluded, imported.Batch.Quarantined)
        );
        Assert.Equal(
            [("archived", 1), ("deleted", 1), ("flagged", 1)],
            imported.Batch.Report.Excluded.Select(each => (each.Key, each.Value))
        );
        Assert.Equal(
            ["answers.not-asked", "choice.unknown"],
            imported.Quarantined.Select(fault => fault.Reason).Order()
        );
        // 3:30 UTC is still the day before in Washington.
        Assert.Equal(
            (new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5)),
            (imported.Batch.First, imported.Batch.Last)
        );
        var cell = Assert.Single(await world.Cells());
        Assert.Equal("website", cell.Slice);
        Assert.Contains("IP Address", imported.Batch.Report.UnusedColumns);
        await world.AssertLaw();
    }

    [Fact]
    public async Task A_cell_that_comes_apart_in_two_ways_is_refused_with_its_row()
    {
        await using var world = await SourcesWorld.Open(database);
        var form = Form.Replace(
                "\"It was easy\", \"value\": \"ease\"",
                "\"It was easy\", \"value\": \"fast\"",
                StringComparison.Ordinal
            )
            .Replace(
                "\"It worked\", \"value\": \"effectiveness\"",
                "\"It worked\", \"value\": \"cheap\"",
                StringComparison.Ordinal
            );
        var file = Heading + Row("u1", "1", "fast, cheap", "", "");
        var mapping = (
            await world
                .Get<MapTouchpoints>()
                .Run(new MemoryStream(Encoding.UTF8.GetBytes(file)), form)
        ).Value;

        Assert.Equal(
            "choice.torn",
            Assert.Single((await world.Import(file, mapping)).Quarantined).Reason
        );
    }

    [Fact]
    public async Task The_file_of_the_programming_interface_is_read_by_the_same_form()
    {
        await using var world = await SourcesWorld.Open(database);
        const string file = """
            {"data":[{"id":"1","type":"submissions","attributes":{"uuid":"v1","created_at":"2026-01-06T15:30:00Z","answer_01":"0","answer_03":"ease","answer_04":"No","language":"es","flagged":false,"deleted":false}},
            {"id":"2","type":"submissions","attributes":{"uuid":"v2","created_at":"2026-01-06T15:30:00Z","answer_01":"1","flagged":true,"deleted":false}}],"links":{},"meta":{}}
            """;
        var mapping = (
            await world
                .Get<MapTouchpoints>()
                .Run(new MemoryStream(Encoding.UTF8.GetBytes(file)), Form)
        ).Value;

        var imported = await world.Import(file, mapping);

        Assert.Equal((1, 1), (imported.Batch.Accepted, imported.Batch.Excluded));
    }

    [Theory]
    [InlineData("not json", "touchpoints.form")]
    [InlineData("{}", "touchpoints.form")]
    [InlineData(
        """{"form":{},"questions":[{"text":"Another question?","question_type":"textarea","answer_field":"answer_01"}]}""",
        "touchpoints.question"
    )]
    public async Task A_definition_that_does_not_fit_says_so(string form, string code)
    {
        await using var world = await SourcesWorld.Open(database);
        var file = Heading + Row("u1", "1", "", "", "");

        Assert.Equal(
            code,
            (
                await world
                    .Get<MapTouchpoints>()
                    .Run(new MemoryStream(Encoding.UTF8.GetBytes(file)), form)
            )
                .Refusal
                ?.Code
        );
        Assert.Equal(
            "touchpoints.columns",
            (
                await world
                    .Get<MapTouchpoints>()
                    .Run(new MemoryStream("a,b\n1,2\n"u8.ToArray()), Form)
            )
                .Refusal
                ?.Code
        );
    }
}
