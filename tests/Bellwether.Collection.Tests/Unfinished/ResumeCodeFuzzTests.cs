using System.Text;

namespace Bellwether.Collection.Tests.Unfinished;

/// <summary>Codes that people type and sealed answers that somebody changed: never an error, never another person's answer.</summary>
public sealed class ResumeCodeFuzzTests
{
    private const int Cases = 100_000;

    [Fact]
    public void Whatever_is_typed_is_a_code_or_none()
    {
        var random = new Random(20);
        const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCOIL- \t\0éß三\ud83d'";
        var codes = 0;
        for (var i = 0; i < Cases; i++)
        {
            var code = ResumeCode.New().ToCharArray();
            for (var changes = random.Next(0, 3); changes > 0; changes--)
                code[random.Next(code.Length)] = Letters[random.Next(Letters.Length)];
            var typed =
                random.Next(10) == 0
                    ? string.Concat(
                        Enumerable
                            .Range(0, random.Next(90))
                            .Select(_ => Letters[random.Next(Letters.Length)])
                    )
                    : new string(code);

            if (ResumeCode.Read(typed) is not { } plain)
                continue;
            codes++;
            Assert.Equal(plain, ResumeCode.Read(ResumeCode.Grouped(plain)));
            Assert.Equal(plain, ResumeCode.Read(plain.ToUpperInvariant()));
        }
        Assert.InRange(codes, Cases / 4, Cases);
        Assert.Null(ResumeCode.Read(null));
    }

    [Fact]
    public void A_sealed_answer_with_a_changed_bit_or_another_code_opens_nothing()
    {
        var random = new Random(21);
        var (plain, collector) = (ResumeCode.Read(ResumeCode.New())!, Guid.CreateVersion7());
        var text = Encoding.UTF8.GetBytes("{\"trust\":[\"1\"]}");
        var whole = ResumeCode.Seal(plain, collector, text);
        for (var i = 0; i < Cases; i++)
        {
            var bytes = whole.ToArray();
            switch (random.Next(3))
            {
                case 0:
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes = bytes[..random.Next(bytes.Length)];
                    break;
                default:
                    bytes = new byte[random.Next(80)];
                    random.NextBytes(bytes);
                    break;
            }

            Assert.Null(ResumeCode.Open(plain, collector, bytes));
        }
        Assert.Equal(text, ResumeCode.Open(plain, collector, whole));
        Assert.Null(ResumeCode.Open(plain, Guid.CreateVersion7(), whole));
    }
}
