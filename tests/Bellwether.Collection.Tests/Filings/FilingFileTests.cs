using System.Text;
using Bellwether.Collection.Filings;

namespace Bellwether.Collection.Tests.Filings;

[Collection(Alone.Name)]
public sealed class FilingFileTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public void A_good_file_is_accepted_and_its_rows_are_numbered_as_a_spreadsheet_numbers_them()
    {
        var first = FilingFiles.Row(1);
        first["q1_text"] = "Two lines,\nwith a \"quoted\" word";
        using var file = FilingFiles.File(first, FilingFiles.Row(2));

        var rows = FilingFile.Read(file).ToList();

        Assert.Equal(2, FilingFile.Check(file, Never).Value);
        Assert.Equal([2, 3], rows.Select(row => row.Row));
        Assert.Equal("Two lines,\nwith a \"quoted\" word", rows[0].Filing!.Questions[0].Text);
        Assert.Equal([50, 50, 100, 300, 500], rows[0].Filing!.Questions[0].Counts);
        Assert.Equal(10_000, rows[0].Filing!.Volumes.Customers);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public void A_byte_order_mark_and_windows_line_breaks_do_no_harm(string mark, string line)
    {
        var text = FilingFiles
            .Text(FilingFiles.Row())
            .Replace("\n", line, StringComparison.Ordinal);
        using var file = FilingFiles.Of(mark + text);

        Assert.Equal(1, FilingFile.Check(file, Never).Value);
        Assert.Equal("1", Assert.Single(FilingFile.Read(file)).Filing!.FileId);
    }

    [Fact]
    public void A_blank_line_counts_as_a_row_and_is_left_out()
    {
        var lines = FilingFiles.Text(FilingFiles.Row(1), FilingFiles.Row(2)).Split('\n');
        using var file = FilingFiles.Of($"{lines[0]}\n{lines[1]}\n\n{lines[2]}\n");

        Assert.Equal([2, 4], FilingFile.Read(file).Select(row => row.Row));
    }

    [Fact]
    public void A_line_cut_in_the_middle_is_quarantined_and_the_others_are_read()
    {
        var lines = FilingFiles
            .Text(FilingFiles.Row(1), FilingFiles.Row(2), FilingFiles.Row(3))
            .Split('\n');
        using var file = FilingFiles.Of(
            string.Join('\n', lines[0], lines[1], lines[2][..40], lines[3])
        );

        var rows = FilingFile.Read(file).ToList();

        Assert.Equal(["1", null, "3"], rows.Select(row => row.Filing?.FileId));
        var defect = Assert.Single(rows[1].Defects);
        Assert.Equal((3, "row.broken", Spoils.Row), (defect.Row, defect.Reason, defect.Spoils));
        Assert.Contains(
            "fields and the heading has",
            defect.Message.In("en"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stray_quotation_mark_loses_its_own_row_only(bool closedLater)
    {
        var rows = Enumerable.Range(1, 6).Select(FilingFiles.Row).ToList();
        if (closedLater)
            rows[4]["service_provided"] = "Permits, licences";
        var lines = FilingFiles.Text(rows).Split('\n');
        lines[2] = lines[2].Replace("Permit desk", "\"Permit desk", StringComparison.Ordinal);
        using var file = FilingFiles.Of(string.Join('\n', lines));

        var read = FilingFile.Read(file).ToList();

        Assert.Equal(["1", null, "3", "4", "5", "6"], read.Select(row => row.Filing?.FileId));
        Assert.Equal([2, 3, 4, 5, 6, 7], read.Select(row => row.Row));
    }

    [Fact]
    public void The_lines_of_a_broken_row_with_line_breaks_are_one_row()
    {
        var rows = Enumerable.Range(1, 3).Select(FilingFiles.Row).ToList();
        rows[1]["service_provided"] = "Permit desk\nsecond floor\nroom 12";
        var lines = FilingFiles.Text(rows).Split('\n');
        lines[4] = lines[4][..lines[4].LastIndexOf(',')];
        using var file = FilingFiles.Of(string.Join('\n', lines));

        var read = FilingFile.Read(file).ToList();

        Assert.Equal(["1", null, "3"], read.Select(row => row.Filing?.FileId));
        Assert.Equal([2, 3, 4], read.Select(row => row.Row));
    }

    [Fact]
    public void A_file_of_nothing_but_stray_quotation_marks_ends()
    {
        var text = new StringBuilder(FilingFiles.Heading).Append('\n');
        for (var i = 0; i < 20_000; i++)
            text.Append("1,\"open\n");
        using var file = FilingFiles.Of(text.ToString());

        Assert.True(FilingFile.Read(file).All(row => row.Filing is null));
    }

    [Fact]
    public void Latin_1_is_refused_with_the_row_and_the_fix()
    {
        var row = FilingFiles.Row(2);
        row["service_name"] = "Ayuda en español";
        using var file = new MemoryStream(
            Encoding.Latin1.GetBytes(FilingFiles.Text(FilingFiles.Row(1), row))
        );

        var refusal = FilingFile.Check(file, Never).Refusal!;

        Assert.Equal("import.encoding", refusal.Code);
        Assert.Contains("Row 3", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf_16_is_refused_with_the_fix(bool withMark)
    {
        var bytes = Encoding.Unicode.GetBytes(FilingFiles.Text(FilingFiles.Row()));
        using var file = new MemoryStream(withMark ? [0xFF, 0xFE, .. bytes] : bytes);

        var refusal = FilingFile.Check(file, Never).Refusal!;

        Assert.Equal("import.encoding", refusal.Code);
        Assert.Contains("UTF-16", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and so on", "import.not-csv")]
    [InlineData("%PDF-1.7", "import.not-csv")]
    [InlineData("<html><body>404</body></html>", "import.not-csv")]
    [InlineData("{\"id\": 1}", "import.not-csv")]
    [InlineData("", "import.empty")]
    [InlineData("a,b,c\n1,2,3\n", "import.columns-missing")]
    [InlineData(
        "Dear colleague, please find the numbers in the attachment",
        "import.columns-missing"
    )]
    public void A_file_that_is_something_else_is_refused(string text, string code)
    {
        using var file = FilingFiles.Of(text);

        Assert.Equal(code, FilingFile.Check(file, Never).Refusal!.Code);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var text = FilingFiles
            .Text(FilingFiles.Row())
            .Replace("q2_3,", "q2_three,", StringComparison.Ordinal);
        using var file = FilingFiles.Of(text);

        var refusal = FilingFile.Check(file, Never).Refusal!;

        Assert.Equal("import.columns-missing", refusal.Code);
        Assert.Equal("q2_3", Assert.Single(refusal.Faults).Field);
    }

    [Fact]
    public void Semicolons_are_refused_with_the_fix()
    {
        using var file = FilingFiles.Of(FilingFiles.Text(FilingFiles.Row()).Replace(',', ';'));

        Assert.Equal("import.separator", FilingFile.Check(file, Never).Refusal!.Code);
    }

    [Fact]
    public void A_heading_without_rows_is_refused()
    {
        using var file = FilingFiles.Of(FilingFiles.Heading + "\n");

        Assert.Equal("import.empty", FilingFile.Check(file, Never).Refusal!.Code);
    }

    [Fact]
    public void The_extract_with_one_question_per_row_is_refused_with_a_hint()
    {
        using var file = FilingFiles.Real("trust_survey_counts_quick.csv");

        var refusal = FilingFile.Check(file, Never).Refusal!;

        Assert.Equal("import.columns-missing", refusal.Code);
        Assert.Contains("one question per row", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_is_read_at_flat_memory()
    {
        using var file = new RepeatingFile(FilingFiles.Heading + "\n", Line(), 40_000_000);
        var history = new FilingHistory(most: 1000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rows = 0;

        foreach (var row in FilingFile.Read(file))
        {
            rows++;
            history.Remember(row.Filing!);
        }

        Assert.True(rows > 50_000, $"{rows} rows");
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 8_000_000, $"{grown} bytes more after {rows} rows");
    }

    private static string Line() => FilingFiles.Text(FilingFiles.Row()).Split('\n')[1] + "\n";

    // A stream as long as wanted that holds nothing in memory.
    private sealed class RepeatingFile(string start, string line, long length) : Stream
    {
        private readonly byte[] heading = Encoding.UTF8.GetBytes(start);
        private readonly byte[] body = Encoding.UTF8.GetBytes(line);

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length =>
            heading.Length + ((length - heading.Length) / body.Length * body.Length);
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var written = 0;
            while (written < count && Position < Length)
            {
                buffer[offset + written++] =
                    Position < heading.Length
                        ? heading[Position]
                        : body[(Position - heading.Length) % body.Length];
                Position++;
            }
            return written;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
