using System.Text;
using Bellwether.Collection.Filings;

namespace Bellwether.Collection.Tests.Filings;

/// <summary>Hostile quarterly files of version 1: refused whole and before anything is stored, or read row by row with a reason for what is not.</summary>
public sealed class FilingFuzzTests
{
    private const int Cases = 100_000;

    private static readonly string[] Nasty =
    [
        "\"",
        "\"\"",
        ",",
        "\r\n",
        "\0",
        "\uFEFF",
        "-1",
        "1e9",
        "9999999999999999999",
        "NONE",
        "\u202E",
        "=cmd()",
        "2022.5",
        "é",
    ];

    [Fact]
    public void Quarterly_files_of_version_1()
    {
        var sample = Encoding.UTF8.GetBytes(
            FilingFiles.Text(FilingFiles.Row(), FilingFiles.Row(2))
        );
        var head = Encoding.UTF8.GetByteCount(FilingFiles.Heading);
        var random = new Random(19);
        var (whole, refused, defects) = (0, 0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var bytes = Change(sample, random, random.Next(8) == 0 ? 0 : head);
            try
            {
                using var stream = new MemoryStream(bytes);
                var check = FilingFile.Check(stream, default);
                if (!check.IsDone)
                {
                    Assert.True(check.Refusal.Message.Length > 20);
                    refused++;
                    continue;
                }
                var rows = FilingFile.Read(stream).ToList();
                // What was checked is what is read, and each row is a filing or says why it is none.
                Assert.Equal(check.Value, rows.Count);
                Assert.All(
                    rows,
                    row => Assert.True(row.Filing is not null || row.Defects.Count > 0)
                );
                whole++;
                defects += rows.Sum(row => row.Defects.Count);
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Case {i}: {error}\n{Convert.ToBase64String(bytes)}");
            }
        }
        Assert.True(
            whole > Cases / 10 && refused > Cases / 50 && defects > Cases / 10,
            $"{whole} whole, {refused} refused, {defects} defects"
        );
    }

    private static byte[] Change(byte[] sample, Random random, int from)
    {
        var list = sample.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(Math.Min(from, list.Count), list.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < list.Count:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1 when at < list.Count:
                    list.RemoveRange(at, Math.Min(random.Next(1, 30), list.Count - at));
                    break;
                case 2 when random.Next(4) == 0:
                    list.RemoveRange(at, list.Count - at);
                    break;
                default:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Nasty[random.Next(Nasty.Length)]));
                    break;
            }
        }
        return [.. list];
    }
}
