using System.Text;
using Bellwether.Collection.Sources;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests.Sources;

public sealed class UnaskedTests(CollectionDatabase database)
{
    private const string Mailbox = """
        From ana@example.gov Mon Mar  2 10:00:00 2026
        Message-ID: <1@x>
        Date: Mon, 2 Mar 2026 23:15:00 -0500
        From: Ana Ruiz <ana.ruiz@example.org>
        Subject: =?UTF-8?Q?Mi_cita_fue_cancelada?=
        Content-Type: multipart/alternative; boundary="b1"

        --b1
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Me cancelaron la cita tres veces y nadie contest=C3=B3 el tel=C3=A9fono 202-=
        555-0143.
        > Su cita es el lunes.
        --=20
        Ana
        --b1
        Content-Type: text/html

        <p>no</p>
        --b1--

        From bob@example.gov Mon Mar  2 11:00:00 2026
        Message-ID: <2@x>
        Date: Tue, 24 Feb 2026 11:00 GMT
        Content-Type: text/html; charset=iso-8859-1
        Content-Transfer-Encoding: base64

        PHA+VGhlIG9mZmljZSB3YXMgY2xvc2VkICZhbXA7IGRhcmsuPC9wPg==

        """;

    [Fact]
    public async Task Words_of_danger_in_a_file_wait_for_a_person_unless_they_are_history()
    {
        await using var world = await SourcesWorld.Open(database);
        var mapping = (await world.Get<FindMapping>().Run(world.AgencyId, "email-mbox")).Value;
        var today = world.Inner.Agency.Calendar.LocalDay(world.Get<TimeProvider>().GetUtcNow());
        var lately = Letter(today.AddDays(-2));
        var history = Letter(today.AddDays(-90));

        Assert.True((await world.Try(history, mapping, "old.mbox")).IsDone);
        var before = await world.Get<CountConcerns>().Run(world.AgencyId);
        Assert.True((await world.Try(lately, mapping, "new.mbox")).IsDone);
        Assert.True((await world.Try(lately, mapping, "new.mbox")).IsDone);
        var after = await world.Get<CountConcerns>().Run(world.AgencyId);

        Assert.Equal((0L, 1L), ((long)before, (long)after));

        static string Letter(DateOnly day) =>
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"From ana@example.gov Mon Mar  2 10:00:00 2026\r\nMessage-ID: <{day:yyyyMMdd}@x>\r\nDate: {day:d MMM yyyy} 12:00:00 +0000\r\nContent-Type: text/plain\r\n\r\nI want to kill myself because of this letter.\r\n\r\n"
            );
    }

    [Fact]
    public async Task A_mailbox_is_read_without_its_writers_and_redacted()
    {
        await using var world = await SourcesWorld.Open(database);
        var mapping = (await world.Get<FindMapping>().Run(world.AgencyId, "email-mbox")).Value;

        var imported = (
            await world.Try(
                Mailbox.Replace("\n", "\r\n", StringComparison.Ordinal),
                mapping,
                "letters.mbox"
            )
        ).Value;

        Assert.Equal((2, 0), (imported.Batch.Accepted, imported.Batch.Quarantined));
        var words = (await world.Comments()).Select(comment => comment.Words).ToList();
        Assert.Contains("Mi cita fue cancelada", words);
        Assert.Contains("The office was closed & dark.", words);
        var letter = Assert.Single(
            words,
            said => said.StartsWith("Me cancelaron", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("555", letter);
        Assert.DoesNotContain("lunes", letter);
        Assert.DoesNotContain("Ana", letter);
        Assert.Equal(
            (new DateOnly(2026, 2, 24), new DateOnly(2026, 3, 2)),
            (imported.Batch.First, imported.Batch.Last)
        );
        Assert.All(
            await world.Get<ListCollectors>().Run(world.AgencyId),
            collector => Assert.Equal(SourceKind.Unasked, collector.SourceKind)
        );
    }

    [Fact]
    public async Task Copies_count_once_and_near_copies_are_shown_as_a_campaign()
    {
        await using var world = await SourcesWorld.Open(database);
        var mapping = (await world.Get<FindMapping>().Run(world.AgencyId, "complaints")).Value;
        const string letter =
            "I urge the agency to keep the small offices in our county open because older people cannot drive an hour to the city";
        var file = new StringBuilder("complaint_id,received,text\n");
        for (var i = 0; i < 6; i++)
            file.Append(
                $"n{i},2026-02-0{i + 1},\"{letter}, and so says number {(char)('a' + i)}.\"\n"
            );
        file.Append(
            $"c1,2026-02-08,\"{letter}\"\nc2,2026-02-09,\"{letter.ToUpperInvariant()}!\"\n"
        );
        file.Append(
            "s1,2026-02-10,Thanks\ns2,2026-02-10,Thanks\nx,2026-02-11,The letter I got was so hard to read that I asked my neighbour for help\n"
        );

        var imported = await world.Import(file.ToString(), mapping);

        Assert.Equal((10, 1), (imported.Batch.Accepted, imported.Batch.Quarantined));
        Assert.Equal("words.twice", Assert.Single(imported.Quarantined).Reason);
        var campaign = Assert.Single(imported.Batch.Report.Campaigns);
        Assert.Equal((8, 2), (campaign.Copies, campaign.Row));
    }

    [Fact]
    public async Task Every_mapping_that_ships_is_complete_and_in_both_languages()
    {
        await using var world = await SourcesWorld.Open(database);

        var packs = (await world.Get<ListMappings>().Run(world.AgencyId))
            .Where(each => each.IsPack)
            .ToList();

        Assert.Equal(14, packs.Count);
        Assert.All(
            packs,
            pack =>
            {
                Assert.NotEqual("", pack.Mapping.About!.In("es"));
                Assert.NotEqual(pack.Mapping.About!.In("en"), pack.Mapping.About!.In("es"));
                var again = MappingDocument.Read(MappingDocument.Write(pack.Mapping));
                Assert.Equal(
                    MappingDocument.Write(pack.Mapping),
                    MappingDocument.Write(again.Value)
                );
                if (pack.Mapping.Kind != MappingKind.Facts)
                    Assert.True(MappedInstrument.Of(pack.Mapping, "the service").IsDone, pack.Id);
            }
        );
    }

    [Fact]
    public async Task A_mapping_is_saved_under_its_name_and_found_again()
    {
        await using var world = await SourcesWorld.Open(database);
        await using var other = await SourcesWorld.Open(database);
        await world.Get<SaveMapping>().Run(world.Inner.Ana, SourcesWorld.Simple());

        Assert.Equal(
            "Counter cards",
            (await world.Get<FindMapping>().Run(world.AgencyId, "counter CARDS")).Value.Name
        );
        Assert.Contains(
            await world.Get<ListMappings>().Run(world.AgencyId),
            each => each is { Id: "Counter cards", IsPack: false }
        );
        Assert.Equal(
            "mapping.unknown",
            (await other.Get<FindMapping>().Run(other.AgencyId, "Counter cards")).Refusal?.Code
        );
        Assert.Contains(
            "“nhs-friends-and-family”",
            (await other.Get<FindMapping>().Run(other.AgencyId, "nhs-friends-and-famly"))
                .Refusal!
                .Message
        );
    }
}
