using System.Text;
using System.Text.Json.Nodes;
using Bellwether.Foundation;

namespace Bellwether.Instruments.Tests;

public sealed class InstrumentDocumentTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    [Fact]
    public void Export_and_import_give_the_same_document_and_hash()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var content = Frozen.Tidy(new RandomInstrument(seed).Content());
            var document = InstrumentDocument.Write(content);

            var read = InstrumentDocument.Read(document);

            Assert.True(read.IsDone, $"seed {seed}: {read.Refusal?.Message}");
            Assert.Equal(document, InstrumentDocument.Write(read.Value));
            Assert.Equal(document, InstrumentDocument.Write(Frozen.Tidy(read.Value)));
            Assert.Equal(
                InstrumentDocument.Hash(document),
                InstrumentDocument.Hash(InstrumentDocument.Write(read.Value))
            );
        }
    }

    [Fact]
    public void The_hash_does_not_depend_on_how_the_file_was_laid_out_or_in_which_order()
    {
        var document = InstrumentDocument.Write(Make.FromTemplate("a11-v2-five-point"));
        var shuffled = Shuffle(JsonNode.Parse(document)!, new Random(7))!
            .ToJsonString(new() { WriteIndented = true });

        var read = InstrumentDocument.Read(shuffled).Value;

        Assert.NotEqual(document, shuffled);
        Assert.Equal(document, InstrumentDocument.Write(read));
    }

    [Fact]
    public async Task A_version_exported_from_one_agency_is_the_same_version_in_another()
    {
        var version = await Publish(await FromTemplate("a11-v1-seven-domain"));
        var file = Encoding.UTF8.GetBytes(InstrumentDocument.Write(version));

        var draft = (
            await Get<ImportInstrument>().Run(Bo, "From Ana", Encoding.UTF8.GetString(file))
        ).Value;
        var theirs = (
            await Get<PublishInstrument>().Run(Bo, draft.InstrumentId, draft.Revision)
        ).Value;

        Assert.Equal(version.ContentHash, theirs.ContentHash);
        Assert.NotEqual(version.VersionId, theirs.VersionId);
    }

    // An approval is bound to a hash. If one changes because the pack's text changed, give the template its next version
    // number; if it changes otherwise, every approval out there is void, and that is a bug.
    // Checked against: Python 3, json.dumps(sort_keys, no spaces) of the pack's file with its slots filled, and hashlib.
    [Theory]
    [InlineData(
        "a11-v1-seven-domain",
        "0a6dd6bd704c1f9aafd6e4d4061347256c7ce7fe54b8f069e3f4f3027899995e"
    )]
    [InlineData(
        "a11-v2-five-point",
        "3fbffa86b31072d96934633b78815a6be436ad3681a85d73aafd8a43411045a9"
    )]
    [InlineData(
        "a11-v2-thumbs",
        "a933a6d149774ac129ffa4f5ec89678fec5c42755096b577dfe831e7679a5161"
    )]
    [InlineData(
        "open-feedback",
        "c25b93fb811504ee17853c88c235457453189e6d788184511efb4dde97cf1bd0"
    )]
    public void The_hash_of_a_filled_template_is_the_same_on_every_machine(
        string template,
        string hash
    ) =>
        Assert.Equal(
            hash,
            InstrumentDocument.Hash(InstrumentDocument.Write(Make.FromTemplate(template)))
        );

    [Fact]
    public void Characters_that_look_the_same_hash_the_same()
    {
        var one = Frozen.Tidy(
            Make.Content(Make.Text("a") with { Prompt = LocalText.Of("Caf\u00E9\r\n") })
        );
        var other = Frozen.Tidy(
            Make.Content(Make.Text("a") with { Prompt = LocalText.Of(" Cafe\u0301") })
        );

        Assert.Equal(InstrumentDocument.Write(one), InstrumentDocument.Write(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":"bellwether-instrument/2","title":{"en":"T"},"items":[]}""")]
    [InlineData("""{"format":"bellwether-instrument/1","title":{"en":"T"}}""")]
    [InlineData("""{"format":"bellwether-instrument/1","title":null,"items":[]}""")]
    [InlineData("""{"format":"bellwether-instrument/1","title":{"en":"T"},"items":null}""")]
    [InlineData("""{"format":"bellwether-instrument/1","title":{"en":"T"},"items":[null]}""")]
    [InlineData(
        """{"format":"bellwether-instrument/1","title":{"en":"T"},"items":[],"script":"x"}"""
    )]
    [InlineData(
        """{"format":"bellwether-instrument/1","title":{"en":"T"},"title":{"en":"U"},"items":[]}"""
    )]
    [InlineData("""{"format":"bellwether-instrument/1","title":{"en":"\ud800"},"items":[]}""")]
    [InlineData(
        """{"format":"bellwether-instrument/1","title":{"en":"T"},"items":[{"key":"a","kind":"slider","prompt":{"en":"P"}}]}"""
    )]
    [InlineData(
        """{"format":"bellwether-instrument/1","title":{"en":"T"},"items":[{"key":"a","kind":"text","prompt":{"en":"P"},"options":null}]}"""
    )]
    public void What_is_not_such_a_document_is_refused_with_the_reason(string document)
    {
        var refusal = InstrumentDocument.Read(document).Refusal!;

        Assert.Equal(("instrument.unreadable", RefusalKind.Invalid), (refusal.Code, refusal.Kind));
        Assert.Equal("document", Assert.Single(refusal.Faults).Field);
        Assert.True(refusal.Message.Length > 50, refusal.Message);
    }

    private static JsonNode? Shuffle(JsonNode? node, Random random) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(_ => random.Next())
                    .Select(m => KeyValuePair.Create(m.Key, Shuffle(m.Value, random)))
            ),
            JsonArray entries => new JsonArray([.. entries.Select(e => Shuffle(e, random))]),
            _ => node?.DeepClone(),
        };
}
