using System.Buffers;
using System.Text;
using System.Text.Json;
using Bellwether.Web.Collection.AnswerForm;
using Bellwether.Web.Collection.ReceiveResponse;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bellwether.Web.Tests.Collection;

/// <summary>What browsers and programs post to the public doors, damaged in every way: read or refused, never an error of ours.</summary>
public sealed class FormFuzzTests
{
    private const int Cases = 100_000;

    private static readonly DateTimeOffset Now = new(2026, 3, 3, 15, 0, 0, TimeSpan.Zero);

    private static readonly string[] Names =
    [
        FormFields.VisitName,
        FormFields.VersionName,
        FormFields.ShownName,
        FormFields.TrapName,
        FormFields.ResumeName,
        FormFields.BackName,
        FormFields.LaterName,
        FormFields.PartialName,
        "trust",
        "visited.day",
        "visited.month",
        "visited.year",
        "visited",
        "order.rank.a",
        "order.rank.b",
        ".rank.",
        ".day",
        "",
        "trust.words",
    ];

    private static readonly string[] Values =
    [
        "",
        "1",
        "-1",
        "0",
        "31",
        "2026",
        "999999999999999999999",
        "all",
        "0,1;2",
        ";;,,;",
        "4,4,4,-4,2147483648",
        "\0",
        "\ud83d",
        "é三",
        "0123456789abcdefghjkmnpqrs-1772550000",
        "0123456789abcdefghjkmnpqrs-99999999999999",
        "0123456789abcdefghjkmnpqrs-",
        "{x}",
        new string('a', 500),
    ];

    [Fact]
    public void Forms_of_any_fields()
    {
        var random = new Random(22);
        for (var i = 0; i < Cases; i++)
        {
            var fields = new Dictionary<string, StringValues>();
            for (var count = random.Next(12); count > 0; count--)
                fields[Names[random.Next(Names.Length)]] = new StringValues([
                    .. Enumerable
                        .Range(0, random.Next(1, 4))
                        .Select(_ => Values[random.Next(Values.Length)]),
                ]);

            var read = FormFields.Read(new FormCollection(fields), Now);

            Assert.Equal(26, read.Visit.Id.Length);
            Assert.True(read.Visit.ShownAt is null || read.Visit.ShownAt <= Now);
            Assert.All(read.Shown ?? [], position => Assert.True(position >= 0));
            Assert.DoesNotContain(
                read.Answers.Keys,
                key => key.StartsWith(FormFields.Own, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Bodies_of_programs()
    {
        const string sample =
            """{"answers":{"trust":"1","went_well":["ease","other"],"minutes":4.5,"agree":true,"comment":null},"externalId":"a-1","language":"es","partial":false,"version":"00000000-0000-0000-0000-000000000001","page":"/p","extra":{"x":[1]}}""";
        const string marks = "\",:{}[]\\\0\n0-eE.tfn";
        var random = new Random(23);
        var (good, refused) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(sample).ToList();
            for (var changes = random.Next(0, 3); changes > 0; changes--)
            {
                var at = random.Next(bytes.Count);
                if (random.Next(3) == 0)
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                else if (random.Next(2) == 0)
                    bytes[at] = (byte)random.Next(256);
                else
                    bytes.Insert(at, (byte)marks[random.Next(marks.Length)]);
                if (bytes.Count == 0)
                    bytes.Add((byte)'{');
            }
            try
            {
                var read = ResponseRequest.Read(new ReadOnlySequence<byte>([.. bytes]));
                Assert.NotNull(read.Answers);
                good++;
            }
            catch (Exception error)
                when (error is JsonException or InvalidOperationException or FormatException)
            {
                Assert.True(
                    error is JsonException or InvalidOperationException,
                    $"case {i}: {error}"
                );
                refused++;
            }
        }
        Assert.True(good > Cases / 4 && refused > Cases / 10, $"{good} good, {refused} refused");
    }
}
