using System.IO.Compression;
using System.Text;
using Bellwether.Collection.Sources;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bellwether.Collection.Tests.Sources;

public sealed class OtherFormatTests(CollectionDatabase database)
{
    [Fact]
    public async Task A_workbook_made_by_the_library_is_read_with_its_dates_and_its_row_numbers()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = (await world.Try(Workbook(), name: "cards.xlsx")).Value;

        Assert.Equal("XLSX", imported.Batch.Report.ReadAs);
        Assert.Equal((2, 1), (imported.Batch.Accepted, imported.Batch.Quarantined));
        Assert.Equal("0 0 0 1 1", await world.Ratings());
        Assert.Equal(
            (new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 6)),
            (imported.Batch.First, imported.Batch.Last)
        );
        Assert.Equal(
            (5, "rating", "rating.outside"),
            imported.Quarantined.Select(fault => (fault.Row, fault.Field, fault.Reason)).Single()
        );
        Assert.Equal(["Good & quick"], (await world.Comments()).Select(comment => comment.Words));
    }

    [Theory]
    [InlineData(
        """[{"id":"1","date":"2026-01-05","rating":5,"comment":"x, y"},{"id":"2","date":"2026-01-05","rating":null,"comment":"z"}]"""
    )]
    [InlineData(
        "{\"id\":\"1\",\"date\":\"2026-01-05\",\"rating\":5,\"comment\":\"x, y\"}\n\n{\"id\":\"2\",\"date\":\"2026-01-05\",\"comment\":\"z\"}\n"
    )]
    [InlineData(
        """{"meta":{"pages":[1,2]},"data":[{"id":"1","date":"2026-01-05","rating":5,"comment":"x, y"},{"id":"2","date":"2026-01-05","comment":"z"}],"links":{}}"""
    )]
    public async Task Json_is_read_as_rows_in_its_three_usual_forms(string file)
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = (await world.Try(file, name: "cards.json")).Value;

        Assert.Equal((2, 0), (imported.Batch.Accepted, imported.Batch.Quarantined));
        Assert.Equal("0 0 0 0 1", await world.Ratings());
    }

    [Fact]
    public async Task A_broken_object_loses_its_own_row_only_and_nesting_has_an_end()
    {
        await using var world = await SourcesWorld.Open(database);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);

        var imported = (
            await world.Try(
                "{\"id\":\"1\",\"date\":\"2026-01-05\",\"rating\":5,\"comment\":\"\"}\n{\"id\":\"2\",\"date\":,}\n"
                    + deep
                    + "\n{\"id\":\"4\",\"date\":\"2026-01-05\",\"rating\":4,\"comment\":\"\"}\n"
            )
        ).Value;

        Assert.Equal((2, 2), (imported.Batch.Accepted, imported.Batch.Quarantined));
        Assert.Equal(["row.json", "row.json"], imported.Quarantined.Select(fault => fault.Reason));
        Assert.Equal(
            "source.json",
            (await world.Try("[{\"id\":\"1\"", name: "cut.json")).Refusal?.Code
        );
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_far_too_much_is_not_opened()
    {
        await using var world = await SourcesWorld.Open(database);

        var outcome = await world.Try(Bomb(), name: "bomb.xlsx");

        Assert.Equal("source.unpacks", outcome.Refusal?.Code);
    }

    [Theory]
    [InlineData("%PDF-1.7 x", "source.kind")]
    [InlineData("<html><body>", "source.kind")]
    [InlineData("", "source.empty")]
    [InlineData("id,date,rating,comment\n", "source.no-rows")]
    [InlineData("PK\u0003\u0004 not a zip at all", "source.workbook")]
    public async Task Files_of_another_kind_are_refused_in_plain_words(string file, string code)
    {
        await using var world = await SourcesWorld.Open(database);

        Assert.Equal(code, (await world.Try(file)).Refusal?.Code);
        Assert.Empty(await world.Get<ListBatches>().Run(world.AgencyId));
    }

    /// <summary>id, date, rating, comment with a shared text, an inline text, a date style and an empty row.</summary>
    public static byte[] Workbook()
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellFormats(
                    new CellFormat(),
                    new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }
                )
            );
            var shared = workbook.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text("Good & quick")),
                new SharedStringItem(new Run(new DocumentFormat.OpenXml.Spreadsheet.Text("id")))
            );
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetData(
                    Line(1, Shared(1), Inline("date"), Inline("rating"), Inline("comment")),
                    Line(2, Inline("x1"), Number("46027", 1), Number("5", 0), Shared(0)),
                    Line(3),
                    Line(4, Inline("x2"), Number("46028", 1), Number("4.0", 0)),
                    Line(5, Inline("x3"), Number("46028", 1), Number("10", 0))
                )
            );
            workbook.Workbook.AppendChild(
                new Sheets(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "Answers",
                    }
                )
            );
            workbook.Workbook.Save();
        }
        return stream.ToArray();

        static Row Line(uint number, params Cell[] cells) => new(cells) { RowIndex = number };
        static Cell Shared(int place) =>
            new() { DataType = CellValues.SharedString, CellValue = new CellValue(place) };
        static Cell Inline(string text) =>
            new()
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)),
            };
        static Cell Number(string value, uint style) =>
            new() { CellValue = new CellValue(value), StyleIndex = style };
    }

    /// <summary>The same workbook with another sheet.</summary>
    public static byte[] Workbook(string sheet)
    {
        using var copy = new MemoryStream();
        copy.Write(Sample.Value);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.Entries.First(entry =>
                entry.FullName.Contains("worksheets", StringComparison.Ordinal)
            );
            using var stream = part.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(sheet));
        }
        return copy.ToArray();
    }

    private static readonly Lazy<byte[]> Sample = new(Workbook);

    private static byte[] Bomb()
    {
        var stream = new MemoryStream(Workbook().ToArray());
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.First(entry =>
                entry.FullName.Contains("worksheets", StringComparison.Ordinal)
            );
            var name = sheet.FullName;
            sheet.Delete();
            using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            part.Write(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c><v>"u8
            );
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)'0');
            for (var i = 0; i < 64; i++)
                part.Write(zeros);
        }
        return copy.ToArray();
    }
}
