using System.Globalization;
using System.Text;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;

namespace Bellwether.Collection.Tests.Sources;

/// <summary>
/// Hostile files: real samples, cut, doubled, flipped and spliced by a seeded source of chance. Whatever comes, a parser gives
/// rows or a refusal in plain words; never another exception, never more rows than there are lines, never a hang.
/// </summary>
public sealed class FuzzTests
{
    private const int Cases = 100_000;

    private static readonly string[] Csv =
    [
        "id,date,rating,comment\r\n1,2026-01-05,5,\"good, \"\"very\"\"\nquick\"\r\n2,1/13/2026,,N/A\r\n",
        "\uFEFFa;b;c\n1;\"x;y\";2\n\n3;;4\n",
        "sep=|\na|b\n1|2\n",
        "id\tdate\n1\t31/12/2025 10:00 PM\n",
    ];

    private static readonly string[] Json =
    [
        """[{"id":"1","date":"2026-01-05","rating":5,"tags":["a","b"],"in":{"x":{"y":null}}},{"id":2,"rating":4.5}]""",
        "{\"id\":\"1\",\"c\":\"a\\u00e9\\n\"}\n{\"id\":\"2\",\"c\":\"}{][\"}\n",
        """{"meta":{"n":[1]},"data":[{"id":"1","attributes":{"a":true}},{"id":"2"}],"links":{}}""",
    ];

    private static readonly string[] Mail =
    [
        "From a@b Mon\nMessage-ID: <1>\nDate: Mon, 2 Mar 2026 10:15:00 -0500\nSubject: =?UTF-8?B?aG9sYQ==?=\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nhola =C3=B1 = \n> q\n--x--\n\nFrom c@d Tue\nContent-Transfer-Encoding: base64\nContent-Type: text/html\n\nPHA+eDwvcD4=\n",
    ];

    [Fact]
    public void Separated_values() => Attack(Csv, 11, Read);

    [Fact]
    public void Json_documents() => Attack(Json, 12, Read);

    [Fact]
    public void Mailboxes() => Attack(Mail, 13, Read);

    [Fact]
    public void Workbooks()
    {
        var sample = OtherFormatTests.Workbook();
        // The bytes of a zip: most cases break its structure, some only a sheet.
        var random = new Random(14);
        var (rows, refused) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var bytes = sample.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(5, bytes.Length)];
            Count(Read(bytes), ref rows, ref refused);
        }
        Assert.True(rows > Cases / 100 && refused > Cases / 10, $"{rows} read, {refused} refused");
    }

    [Fact]
    public void Sheets_inside_a_sound_workbook()
    {
        string[] samples =
        [
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\"><v>4.50</v></c><c r=\"XFD2\" s=\"1\"><v>46027</v></c></row><row/></sheetData>",
        ];
        Attack(
            samples,
            15,
            text =>
                Read(
                    OtherFormatTests.Workbook(
                        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                            + Encoding.UTF8.GetString(text)
                            + "</worksheet>"
                    )
                ),
            Cases / 10
        );
    }

    [Fact]
    public void Mappings()
    {
        string[] samples =
        [
            .. MappingPacks.All.Select(pack => MappingDocument.Write(pack.Mapping)),
        ];
        var random = new Random(16);
        var (good, refused) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var text = Encoding.UTF8.GetString(
                Change(
                    Encoding.UTF8.GetBytes(samples[random.Next(samples.Length)]),
                    random,
                    i % 50 == 0 ? 0 : 1
                )
            );
            var outcome = MappingDocument.Read(text);
            if (outcome.IsDone)
                Assert.True(MappingDocument.Read(MappingDocument.Write(outcome.Value)).IsDone);
            Count(outcome.IsDone ? null : outcome.Refusal, ref good, ref refused);
        }
        Assert.True(good > Cases / 100 && refused > Cases / 10, $"{good} good, {refused} refused");
    }

    [Fact]
    public void Touchpoints_forms()
    {
        string[] columns =
        [
            "ID",
            "UUID",
            "Based on my experience, I trust the Bureau.",
            "Tell us more",
            "Tell us more (2)",
            "Additional comments",
            "Location Code",
            "Created at",
        ];
        Attack(
            [TouchpointsTests.Form],
            17,
            bytes =>
            {
                var made = MapTouchpoints.Of(Encoding.UTF8.GetString(bytes), columns);
                // Half a form makes no mapping: whatever is made is whole.
                if (made.IsDone)
                    Assert.True(MappingDocument.Read(MappingDocument.Write(made.Value)).IsDone);
                return made.Refusal;
            }
        );
    }

    [Theory]
    [InlineData("a11-v2-responses", "1")]
    [InlineData("a11-v2-five-point-responses", "4")]
    public void Quarterly_files_of_version_2_row_by_row(string pack, string trust)
    {
        var head = string.Join(
            ',',
            (string[])
                [
                    "external_id",
                    "question_1",
                    .. from list in new[] { "positive", "negative" }
                    from driver in new[]
                    {
                        "effectiveness",
                        "ease",
                        "efficiency",
                        "transparency",
                        "humanity",
                        "employee",
                        "other",
                    }
                    select $"{list}_{driver}",
                    "question_4",
                ]
        );
        var mapping = MappingPacks.All.Single(each => each.Id == pack).Mapping with
        {
            Date = new DateRule { Constant = new DateOnly(2026, 1, 5) },
            Service = new ValueRule { Constant = "Renewing a passport" },
        };
        var content = MappedInstrument.Of(mapping, "the service").Value;
        var read = 0;
        Attack(
            [
                $"{head}\r\na1,{trust},1,0,null,0,0,0,1,0,0,null,0,0,0,0,\"Good, quick\"\r\na2,0,0,0,null,0,0,0,0,1,1,null,0,0,0,1,\r\n",
            ],
            18,
            bytes =>
            {
                try
                {
                    using var stream = new MemoryStream(bytes);
                    using var source = SourceFile.Open(
                        stream,
                        FileLook.At(stream, default),
                        new ReadAs()
                    );
                    var columns = MappingColumns.Find(mapping, source.Columns);
                    if (!columns.IsDone)
                        return columns.Refusal;
                    var reader = new RowReader(mapping, columns.Value, content, null);
                    while (source.Next(out var row))
                    {
                        var mapped = reader.Read(row);
                        // A row counts whole or says what is wrong with it.
                        Assert.True(
                            mapped.Faults.Count > 0 || mapped.Values.Length == content.Items.Length
                        );
                        Assert.All(mapped.Values, value => Assert.InRange(value, -1, 1 << 7));
                        read++;
                    }
                    return null;
                }
                catch (RefusedFileException refused)
                {
                    return refused.Refusal;
                }
            }
        );
        Assert.True(read > Cases / 10, $"{read} rows");
    }

    private static void Attack(
        string[] samples,
        int seed,
        Func<byte[], Refusal?> read,
        int cases = Cases
    )
    {
        var random = new Random(seed);
        var (rows, refused) = (0, 0);
        for (var i = 0; i < cases; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(samples[random.Next(samples.Length)]);
            bytes = Change(bytes, random, random.Next(1, 6));
            try
            {
                Count(read(bytes), ref rows, ref refused);
            }
            catch (Exception error)
            {
                Assert.Fail(
                    $"Case {i} of seed {seed}: {error.GetType().Name} {error.Message}\n{Convert.ToBase64String(bytes)}\n{error.StackTrace}"
                );
            }
        }
        Assert.True(rows > cases / 100, $"{rows} read, {refused} refused");
    }

    private static void Count(Refusal? refusal, ref int rows, ref int refused)
    {
        if (refusal is null)
            rows++;
        else
        {
            Assert.True(refusal.Message.Length > 20);
            refused++;
        }
    }

    private static Refusal? Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            var look = FileLook.At(stream, default);
            using var source = SourceFile.Open(stream, look, new ReadAs());
            var rows = 0;
            while (source.Next(out var row))
            {
                Assert.True(row.Cells is null != row.Broken is null);
                Assert.True(row.Cells is null || row.Cells.Length == source.Columns.Count);
                foreach (var cell in row.Cells ?? [])
                    DateText.Read(cell);
                Assert.True(++rows <= 2_000_000);
            }
            return null;
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    private static byte[] Change(byte[] bytes, Random random, int changes)
    {
        var list = bytes.ToList();
        for (; changes > 0; changes--)
        {
            var at = random.Next(list.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < list.Count:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Nasty[random.Next(Nasty.Length)]));
                    break;
                case 2 when at < list.Count:
                    list.RemoveRange(at, Math.Min(random.Next(1, 20), list.Count - at));
                    break;
                case 3 when at < list.Count:
                    list.InsertRange(
                        random.Next(list.Count + 1),
                        list.GetRange(at, Math.Min(random.Next(1, 60), list.Count - at))
                    );
                    break;
                case 4:
                    list.RemoveRange(at, list.Count - at);
                    break;
                default:
                    list.Insert(at, (byte)Marks[random.Next(Marks.Length)]);
                    break;
            }
        }
        return [.. list];
    }

    private const string Marks = "\",;{}[]\n\r\t:\\<>=0";

    private static readonly string[] Nasty =
    [
        "\"",
        "\"\"",
        "\r\n",
        "\0",
        "\uFEFF",
        "\u202E",
        "😀",
        "-1e999",
        "9999999999999999999",
        "=cmd()",
        "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
        "\\ud800",
        "<!DOCTYPE x [<!ENTITY y 'z'>]>",
        "From x\n",
        "--x\n",
        "31/31/9999",
        "null",
        "é",
        new string('a', 300),
        string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue}"),
    ];
}
