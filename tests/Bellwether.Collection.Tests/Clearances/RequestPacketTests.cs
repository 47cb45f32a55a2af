using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Instruments;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>G6: the papers of a request come filled in, as a document that is valid and as data.</summary>
public sealed class RequestPacketTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-thumbs");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_packet_is_filled_in_from_questionnaire_collector_and_clearance()
    {
        var packet = await Packet();

        Assert.EndsWith("(Renewing a passport)", packet.Title, StringComparison.Ordinal);
        Assert.Equal("1234-0001", packet.ControlNumber);
        Assert.Equal("Customer feedback survey", packet.ActivityType);
        Assert.StartsWith("Yes", packet.Reported, StringComparison.Ordinal);
        Assert.Equal("Website.", packet.HowCollected);
        Assert.Equal(version.Items.Length, packet.Questions.Length);
        Assert.Equal(
            ["", "Thumbs up", "Thumbs down", ""],
            packet.Questions.Select(question =>
                question.Condition.Length == 0 ? "" : question.Condition.Split('“', '”')[1]
            )
        );
        Assert.All(packet.Questions, question => Assert.NotEmpty(question.Spanish));
        var burden = Assert.Single(packet.Burden);
        Assert.Equal((3000, 2, 100), (burden.Respondents, burden.Minutes, burden.Hours));
        Assert.Equal(5, packet.Certification.Length);
        Assert.Equal(version.ContentHash, packet.ContentHash);
        Assert.Equal(["purpose", "whoAndHowSelected", "when", "incentive"], packet.ToCheck);
    }

    [Fact]
    public async Task What_somebody_writes_takes_the_place_of_the_usual()
    {
        var outcome = await world
            .Get<PreparePacket>()
            .Run(
                world.Agency.AgencyId,
                new PacketToPrepare(version.VersionId)
                {
                    ServiceId = world.Service.ServiceId,
                    Channel = "phone",
                    Purpose = "To see whether the new letter helps.",
                    Selected = "Every tenth caller.",
                    When = "In May.",
                    Incentive = "None.",
                    Respondents = 500,
                    Contact = "555-0147",
                }
            );

        Assert.Equal("To see whether the new letter helps.", outcome.Value.Purpose);
        Assert.Equal("Every tenth caller.", outcome.Value.WhoAndHowSelected);
        Assert.Equal(500, outcome.Value.Burden[0].Respondents);
        Assert.Empty(outcome.Value.ToCheck);
    }

    [Fact]
    public async Task The_document_is_valid_and_holds_every_field()
    {
        var packet = await Packet();

        using var stream = new MemoryStream(WritePacket.Docx(packet));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var text = string.Join('\n', Paragraphs(document));
        var faults = new OpenXmlValidator().Validate(document).Select(fault => fault.Description);

        Assert.Empty(faults);
        foreach (
            var expected in new[]
            {
                packet.Title,
                packet.Purpose,
                packet.Use,
                packet.WhoAndHowSelected,
                packet.WhatItLooksLike,
                packet.When,
                packet.Incentive,
                packet.Contact,
                "1234-0001",
                "3,000",
                "100.0",
                packet.ContentHash,
            }
                .Concat(packet.Certification)
                .Concat(packet.Questions.Select(question => question.English))
                .Concat(packet.PersonalDetails.Select(answer => answer.Answer))
        )
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_xml_cannot_hold_do_not_break_the_document()
    {
        var packet = (await Packet()) with
        {
            Purpose = "bell \u0007, half \ud800, tag <w:p>, and ]]> all at once",
        };

        using var stream = new MemoryStream(WritePacket.Docx(packet));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);

        Assert.Contains(
            Paragraphs(document),
            paragraph => paragraph.Contains("tag <w:p>, and ]]>", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_data_hold_the_same_fields()
    {
        var packet = await Packet();

        var json = JsonSerializer.SerializeToElement(packet, JsonSerializerOptions.Web);

        Assert.Equal(packet.Title, json.GetProperty("title").GetString());
        Assert.Equal(100, json.GetProperty("burden")[0].GetProperty("hours").GetDouble());
        Assert.Equal(packet.Questions.Length, json.GetProperty("questions").GetArrayLength());
    }

    [Fact]
    public async Task Another_agency_gets_no_packet_of_it()
    {
        var outcome = await world
            .Get<PreparePacket>()
            .Run(Ids.From(Guid.Empty, "another"), new PacketToPrepare(version.VersionId));

        Assert.Equal("clearance.version-unknown", outcome.Refusal!.Code);
    }

    private static IEnumerable<string> Paragraphs(WordprocessingDocument document) =>
        document
            .MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
            .Select(paragraph => paragraph.InnerText);

    private async Task<RequestPacket> Packet()
    {
        var terms = CollectionWorld.Approved(new(2028, 1, 1), minutes: 2) with
        {
            Basis = "a11_generic",
            ResponsesPerYear = 3000,
        };
        var clearance = await world.Cover(version, terms);
        var collector = await world.OpenCollector(
            version,
            what => what with { ClearanceId = clearance, Contact = "help@example.gov" }
        );
        var outcome = await world
            .Get<PreparePacket>()
            .Run(
                world.Agency.AgencyId,
                new PacketToPrepare(version.VersionId) { CollectorId = collector.CollectorId }
            );
        return outcome.Value;
    }
}
