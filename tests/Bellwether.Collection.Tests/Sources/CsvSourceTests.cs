using System.Text;
using Bellwether.Collection.Sources;

namespace Bellwether.Collection.Tests.Sources;

[Collection(Alone.Name)]
public sealed class CsvSourceTests
{
    [Fact]
    public void Quotes_line_breaks_and_empty_cells_are_read()
    {
        var (columns, rows) = Read("a,b,c\r\n1,\"x,\"\"y\"\"\nz\",\r\n\r\n2,,3\r\n");

        Assert.Equal(["a", "b", "c"], columns);
        Assert.Equal([(2, "1|x,\"y\"\nz|"), (4, "2||3")], rows);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a;b\n1,5;2,5\n", ';')]
    [InlineData("a\tb\n1,5\t2\n", '\t')]
    [InlineData("a|b\n1|2\n", '|')]
    [InlineData("\"a;x\",b\n1,2\n", ',')]
    public void What_stands_between_cells_is_told_from_the_file(string file, char delimiter)
    {
        using var source = Open(Encoding.UTF8.GetBytes(file));

        Assert.Equal(delimiter, source.Delimiter);
        Assert.Equal(2, source.Columns.Count);
    }

    [Fact]
    public void The_line_by_which_Excel_is_told_the_separator_is_no_heading()
    {
        var (columns, rows) = Read("sep=;\r\na;b\r\n1;2\r\n");

        Assert.Equal(["a", "b"], columns);
        Assert.Equal([(3, "1|2")], rows);
    }

    public static TheoryData<string, byte[]> Encodings() =>
        new()
        {
            { "UTF-8", [.. Encoding.UTF8.Preamble, .. "né,b\nSeñor,“x”\n"u8] },
            { "UTF-8", "né,b\nSeñor,“x”\n"u8.ToArray() },
            {
                "UTF-16",
                [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("né,b\nSeñor,“x”\n")]
            },
            { "UTF-16", Encoding.Unicode.GetBytes("né,b\nSeñor,“x”\n") },
            {
                "UTF-16",
                [
                    .. Encoding.BigEndianUnicode.Preamble,
                    .. Encoding.BigEndianUnicode.GetBytes("né,b\nSeñor,“x”\n"),
                ]
            },
            {
                "Windows-1252",
                CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("né,b\nSeñor,“x”\n")
            },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_usual_encoding_is_told_from_the_file(string name, byte[] file)
    {
        var look = FileLook.At(new MemoryStream(file), default);
        using var source = Open(file);

        Assert.Equal(name, look.EncodingName);
        Assert.Equal("né", source.Columns[0]);
        Assert.True(source.Next(out var row));
        Assert.Equal(["Señor", "“x”"], row.Cells!);
    }

    [Fact]
    public void A_character_cut_by_the_end_of_a_block_is_still_UTF_8()
    {
        var file = Encoding.UTF8.GetBytes(
            "a,b\n" + string.Concat(Enumerable.Repeat("x,ñandú€\n", 200_000))
        );

        Assert.Equal("UTF-8", FileLook.At(new MemoryStream(file), default).EncodingName);
    }

    [Fact]
    public void A_stray_quote_loses_its_own_row_only()
    {
        var (_, rows) = Read("a,b\n1,x\n2,\"broken\n3,y\n4,\"good\nrow\"\n5,z\n");

        Assert.Equal(
            ["1|x", "row.after-quote", "3|y", "4|good\nrow", "5|z"],
            rows.Select(row => row.Cells)
        );
    }

    [Fact]
    public void Rows_with_too_few_or_too_many_cells_are_named()
    {
        var (_, rows) = Read("a,b\n1\n2,3,4\n5,6,,\n");

        Assert.Equal(["row.width", "row.width", "5|6"], rows.Select(row => row.Cells));
    }

    [Fact]
    public void Names_that_are_missing_or_there_twice_are_told_apart()
    {
        var (columns, _) = Read("a,,a,A\n1,2,3,4\n");

        Assert.Equal(["a", "column 2", "a (2)", "A (3)"], columns);
    }

    [Fact]
    public void A_line_of_a_gigabyte_is_named_at_flat_memory()
    {
        using var source = new CsvSource(new LongLine(1L << 30), Encoding.UTF8, ',', 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(source.Next(out var row));
        Assert.False(source.Next(out _));

        Assert.Equal("row.too-long", row.Broken!.Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        var heading = Assert.Throws<RefusedFileException>(() =>
            new CsvSource(new LongLine(1L << 28, heading: ""), Encoding.UTF8, ',', 1)
        );
        Assert.Equal("source.heading", heading.Refusal.Code);
    }

    [Fact]
    public void A_file_full_of_stray_quotes_does_not_take_the_square_of_its_length()
    {
        var file = new StringBuilder("a,b\n");
        for (var i = 0; i < 200_000; i++)
            file.Append(i % 2 == 0 ? "1,\"x" : "2,y").Append('\n');
        using var source = Open(Encoding.UTF8.GetBytes(file.ToString()));
        var started = System.Diagnostics.Stopwatch.StartNew();

        while (source.Next(out _)) { }

        Assert.InRange(started.Elapsed.TotalSeconds, 0, 20);
    }

    private static CsvSource Open(byte[] file)
    {
        var look = FileLook.At(new MemoryStream(file), default);
        return (CsvSource)SourceFile.Open(new MemoryStream(file), look, new ReadAs());
    }

    private static (IReadOnlyList<string> Columns, List<(int Row, string Cells)> Rows) Read(
        string file
    )
    {
        using var source = Open(Encoding.UTF8.GetBytes(file));
        var rows = new List<(int, string)>();
        while (source.Next(out var row))
            rows.Add(
                (row.Row, row.Cells is { } cells ? string.Join('|', cells) : row.Broken!.Reason)
            );
        return (source.Columns, rows);
    }

    // A heading, then one line that does not end.
    private sealed class LongLine(long length, string heading = "a,b\n") : Stream
    {
        private readonly byte[] first = Encoding.UTF8.GetBytes(heading);
        private long at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var size = (int)Math.Min(count, length - at);
            for (var i = 0; i < size; i++)
                buffer[offset + i] = at + i < first.Length ? first[at + i] : (byte)'x';
            at += size;
            return size;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
