using System.Globalization;
using System.Text;

namespace Bellwether.Collection.Tests.Sources;

/// <summary>The demo's finding F15: a messy file. Each trap is planted here, so that each must be found.</summary>
public sealed class MessyFileTests(CollectionDatabase database)
{
    [Fact]
    public async Task Every_trap_of_a_messy_file_is_named_by_row_field_and_reason()
    {
        await using var world = await SourcesWorld.Open(database);
        var file = new StringBuilder("Record;Date;Score;Comment\r\n");
        for (var i = 0; i < 40; i++)
            file.Append(
                CultureInfo.InvariantCulture,
                $"r{i};{13 + (i % 15)}/{1 + (i % 2)}/2026;{1 + (i % 5)};Comentario número {i}: señal\r\n"
            );
        file.Append("r40;03/02/2026;5;day and month decided by the others\r\n"); // row 42
        file.Append("r41;5/1/2026;80%;a percentage in a column of answers\r\n");
        file.Append("r42;5/1/2026;9;ten points in a scale of five\r\n");
        file.Append("r43;31/2/2026;4;no such day\r\n");
        file.Append("r0;5/1/2026;4;an id that is there already\r\n");
        file.Append(";5/1/2026;4;no id\r\n");
        file.Append("r46;5/1/2026;NULL;.\r\n");
        file.Append("r47;5/1/2026;4,5;between two answers\r\n");
        file.Append("r48;5/1/2026;4\r\n");
        file.Append("r49;5/1/2026;4;\"he said \"no\" to me\"\r\n"); // row 51
        file.Append("r50;5/1/2026;N/A;my number is 078-05-1120, \"call\"\r\n");
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(file.ToString());
        var mapping = SourcesWorld.Map(
            """
            { "mapping": 1, "name": "Messy", "kind": "feedback", "id": { "column": "Record" }, "date": { "column": "Date" },
              "items": [ { "item": "overall", "shape": "rating", "column": "Score", "scale": { "from": 1, "to": 5, "reversed": true } },
                         { "item": "comment", "shape": "comment", "column": "Comment" } ] }
            """
        );

        var imported = (await world.Try(bytes, mapping, "messy.csv")).Value;

        Assert.Equal(
            [
                (43, "Score", "rating.percent"),
                (44, "Score", "rating.outside"),
                (45, "Date", "date.unreadable"),
                (46, "Record", "id.twice"),
                (47, "Record", "id.missing"),
                (48, "", "row.nothing"),
                (49, "Score", "rating.unreadable"),
                (50, "", "row.width"),
                (51, "", "row.after-quote"),
            ],
            imported.Quarantined.Select(fault => (fault.Row, fault.Field, fault.Reason))
        );
        Assert.Equal("CSV, Windows-1252, separated by semicolons", imported.Batch.Report.ReadAs);
        Assert.Equal("day-first", imported.Batch.Report.DateOrder);
        Assert.Equal(42, imported.Batch.Accepted);
        // Turned: the file's 5 is the worst. Forty rows eight of each, and one more 5.
        Assert.Equal("9 8 8 8 8", await world.Ratings());
        var words = (await world.Comments()).Select(comment => comment.Words).ToList();
        Assert.Contains("Comentario número 7: señal", words);
        Assert.DoesNotContain(
            words,
            said => said.Contains("078-05-1120", StringComparison.Ordinal)
        );
        Assert.All(
            imported.Quarantined,
            fault =>
                Assert.True(
                    fault.Message.In("es") != fault.Message.In("en")
                        && fault.Message.In("en").Length > 20
                )
        );
        await world.AssertLaw();
    }

    [Fact]
    public async Task A_file_that_mixes_both_orders_of_dates_loses_only_what_cannot_be_told()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = await world.Import(
            "id,date,rating,comment\n1,25/1/2026,5,\n2,1/26/2026,5,\n3,2/1/2026,5,\n4,1/1/2026,5,\n5,2026-01-02,5,\n"
        );

        Assert.Equal(
            [(4, "date.ambiguous")],
            imported.Quarantined.Select(fault => (fault.Row, fault.Reason))
        );
        Assert.Equal(
            (1, 1, 1),
            (
                imported.Batch.Report.DayFirst,
                imported.Batch.Report.MonthFirst,
                imported.Batch.Report.EitherOrder
            )
        );
    }
}
