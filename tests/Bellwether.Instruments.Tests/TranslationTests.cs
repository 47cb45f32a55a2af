using System.Text;

namespace Bellwether.Instruments.Tests;

public sealed class TranslationTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    private const int Cases = 100_000;

    [Theory]
    [InlineData(TranslationFormat.Csv)]
    [InlineData(TranslationFormat.Xliff)]
    public void Law_what_is_exported_comes_back_identical(TranslationFormat format)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var content = Frozen.Clean(new RandomInstrument(seed).Content());

            var read = TranslationFile.Read(TranslationFile.Write(content, "es", format)).Value;
            var back = TranslateDraft.Translate(
                content,
                new DraftTranslation(
                    Guid.Empty,
                    1,
                    read.Language,
                    read.Rows.Where(row => row.Target.Length > 0)
                        .ToDictionary(row => row.Key, row => row.Target)
                )
            );

            Assert.True(TranslationChecks.Refuse(content, read, "en") is null, $"seed {seed}");
            Assert.Equal(InstrumentDocument.Write(content), InstrumentDocument.Write(back.Value));
        }
    }

    [Fact]
    public async Task A_file_is_taken_in_whole_and_a_complete_language_is_offered()
    {
        var draft = await FromTemplate("open-feedback", "en");
        var csv = TranslationFile.Write(draft.Content, "vi", TranslationFormat.Csv);
        var rows = CsvTable
            .Read(csv)!
            .Skip(1)
            .Select(row => new[] { row.Cells[0], row.Cells[1], $"vi {row.Cells[0]}" });
        var filled = CsvTable.Write([
            ["key", "en", "vi"],
            .. rows,
        ]);

        var half = (await Import(draft, csv.Replace("title,Your", "title,Your"))).Value;
        var whole = (await Import(half.Draft, filled)).Value;

        Assert.Equal((0, 5), (half.Written, half.Missing.Length));
        Assert.Equal((5, 0), (whole.Written, whole.Missing.Length));
        Assert.Equal(["en", "vi"], whole.Draft.Content.Languages);
        Assert.Equal("vi intro", whole.Draft.Content.Intro!.In("vi"));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_refuses_the_file_and_is_named_in_the_reader_s_language()
    {
        var draft = await FromTemplate("open-feedback", "en");
        var csv = TranslationFile
            .Write(draft.Content, "es", TranslationFormat.Csv)
            .Replace("One question,", "Two questions,");
        csv +=
            "items.gone.prompt,Old words,Palabras viejas\r\ntitle,Your experience with renewing a passport,Otra vez\r\n";

        var refusal = (await Import(draft, csv)).Refusal!;
        var spanish = (await Import(draft, csv, "es")).Refusal!;

        Assert.Equal("translation.rows", refusal.Code);
        Assert.Equal(["row 3", "row 7", "row 8"], refusal.Faults.Select(fault => fault.Field));
        Assert.Contains("was changed after the file was exported", refusal.Faults[0].Message);
        Assert.Contains("no tiene el texto «items.gone.prompt»", spanish.Faults[1].Message);
        Assert.Equal(1, (await Get<FindDraft>().Run(Ana.AgencyId, draft.InstrumentId))!.Revision);
    }

    [Theory]
    [InlineData("key,fr,es\r\n", "translation.language")]
    [InlineData("key,en,en\r\n", "translation.language")]
    [InlineData("name,age\r\n", "translation.unreadable")]
    [InlineData("", "translation.unreadable")]
    [InlineData("key,en,es\r\n\"title", "translation.unreadable")]
    [InlineData("<xliff version=\"2.0\"></xliff>", "translation.unreadable")]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff version=\"1.2\"/>",
        "translation.unreadable"
    )]
    public async Task Another_file_is_refused_with_what_to_do(string text, string code) =>
        Assert.Equal(
            code,
            (await Import(await FromTemplate("open-feedback", "en"), text)).Refusal!.Code
        );

    [Fact]
    public async Task A_file_of_the_older_form_with_segments_and_memories_is_read()
    {
        var draft = await FromTemplate("open-feedback", "en");
        var title = draft.Content.Title.In("en");
        var text = $"""
            <?xml version="1.0"?>
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
             <file original="x" source-language="en" target-language="es" datatype="plaintext"><body>
              <trans-unit id="title"><source>{title}</source><target>Su <g id="1">experiencia</g></target>
               <alt-trans><target>no</target></alt-trans></trans-unit>
             </body></file>
            </xliff>
            """;

        var imported = (await Import(draft, text)).Value;

        Assert.Equal("Su experiencia", imported.Draft.Content.Title.In("es"));
        Assert.Equal(4, imported.Missing.Length);
    }

    [Fact]
    public void However_a_file_is_damaged_it_is_read_or_refused_and_never_half_loaded()
    {
        var content = Make.FromTemplate("open-feedback");
        string[] files =
        [
            TranslationFile.Write(content, "es", TranslationFormat.Csv),
            TranslationFile.Write(content, "es", TranslationFormat.Xliff),
        ];
        var random = new Random(20261128);
        var taken = 0;
        for (var i = 0; i < Cases; i++)
        {
            var text = Damage(files[i % 2], random);
            var read = TranslationFile.Read(text, i % 3 == 0 ? "es" : "en");
            if (!read.IsDone || TranslationChecks.Refuse(content, read.Value, "en") is not null)
                continue;
            var after = TranslateDraft.Translate(
                content,
                new DraftTranslation(
                    Guid.Empty,
                    1,
                    read.Value.Language,
                    read.Value.Rows.Where(row => TidyText.Wording(row.Target).Length > 0)
                        .ToDictionary(row => row.Key, row => row.Target)
                )
            );
            if (!after.IsDone)
                continue;
            taken++;
            // Whatever was taken changed nothing but that one language.
            Assert.Equal(English(content), English(after.Value));
        }

        Assert.InRange(taken, 1, Cases - 1);
    }

    private static string English(InstrumentContent content) =>
        string.Join('\n', content.Texts().Select(text => $"{text.Field} {text.Text.In("en")}"));

    private static string Damage(string file, Random random)
    {
        var text = new StringBuilder(file);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, (char)random.Next(1, 0xFFFF));
                    break;
                case 2:
                    text.Insert(at, "\",\"<>&;]]>\r\n"[random.Next(12)]);
                    break;
                case 3:
                    text.Insert(at, file.AsSpan(random.Next(file.Length - 30), 30));
                    break;
                case 4:
                    text[at] = (char)random.Next(32, 127);
                    break;
                default:
                    text.Length = Math.Max(1, at);
                    break;
            }
            if (text.Length < 2)
                break;
        }
        return text.ToString();
    }

    private Task<Foundation.Outcome<ImportedTranslation>> Import(
        Draft draft,
        string text,
        string language = "en"
    ) =>
        Get<ImportTranslation>()
            .Run(Ana, new TranslationToImport(draft.InstrumentId, draft.Revision, text, language));
}
