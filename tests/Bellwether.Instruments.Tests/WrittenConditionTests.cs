using System.Collections.Immutable;

namespace Bellwether.Instruments.Tests;

public sealed class WrittenConditionTests
{
    [Theory]
    [InlineData("trust is down")]
    [InlineData("trust is down, neither")]
    [InlineData("minutes >= 30")]
    [InlineData("minutes >= 30 <= 60.5")]
    [InlineData("visits answered")]
    [InlineData("not visits unanswered")]
    [InlineData("a is x and b is y or c answered")]
    [InlineData("a is x and (b is y or not (c answered and d <= -2))")]
    [InlineData("\"not\" is 5, \"or\"")]
    public void What_is_written_is_read_as_the_same(string line)
    {
        var read = WrittenCondition.Read(line);

        Assert.True(read.IsDone, read.Refusal?.Message);
        Assert.Equal(line, WrittenCondition.Write(read.Value.Condition));
    }

    [Fact]
    public void And_binds_more_strongly_than_or()
    {
        var condition = WrittenCondition.Read("a is x or b is y and c answered").Value.Condition!;

        Assert.Equal("a", condition.Any!.Value[0].Item);
        Assert.Equal(2, condition.Any.Value[1].All!.Value.Length);
    }

    [Theory]
    [InlineData("trust", "what “trust” must be")]
    [InlineData("trust is", "answer is missing")]
    [InlineData("trust is up,", "after the comma")]
    [InlineData("(trust is up", "not closed")]
    [InlineData("trust is up down", "“down”")]
    [InlineData("minutes >= many", "number is missing")]
    [InlineData("and trust is up", "question is missing")]
    [InlineData("not not not not not not not a answered", "too deeply")]
    public void What_cannot_be_read_is_refused_with_the_place(string line, string says)
    {
        var read = WrittenCondition.Read(line);

        Assert.Equal("condition.unclear", read.Refusal?.Code);
        Assert.Contains(says, read.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_condition_comes_back_with_the_same_meaning()
    {
        var random = new Random(4_020);
        for (var round = 0; round < 3_000; round++)
        {
            var condition = Any(random, 4);

            var read = WrittenCondition.Read(WrittenCondition.Write(condition));

            Assert.True(read.IsDone, WrittenCondition.Write(condition));
            Assert.Equal(
                WrittenCondition.Write(condition),
                WrittenCondition.Write(read.Value.Condition)
            );
        }
    }

    [Fact]
    public void No_line_of_any_signs_makes_it_fall_over()
    {
        var random = new Random(4_021);
        const string Signs = "ab (),<>=\"and or not is answered 1.5-é\u202e";
        for (var round = 0; round < 100_000; round++)
        {
            var line = new string([
                .. Enumerable
                    .Range(0, random.Next(0, 40))
                    .Select(_ => Signs[random.Next(Signs.Length)]),
            ]);

            var read = WrittenCondition.Read(line);

            if (read.IsDone && read.Value.Condition is { } condition)
                Assert.NotEmpty(WrittenCondition.Write(condition));
        }
    }

    private static Condition Any(Random random, int depth) =>
        (depth == 1 ? random.Next(3, 6) : random.Next(6)) switch
        {
            0 => new Condition { All = Some(random, depth) },
            1 => new Condition { Any = Some(random, depth) },
            2 => new Condition { Not = Any(random, depth - 1) },
            3 => Condition.Chosen("q" + random.Next(5), "up", "5"),
            4 => new Condition
            {
                Item = "n" + random.Next(5),
                AtLeast = random.Next(-9, 9) / 4.0,
                AtMost = random.Next(2) == 0 ? null : 12,
            },
            _ => new Condition { Item = "t" + random.Next(5), Answered = random.Next(2) == 0 },
        };

    private static ImmutableArray<Condition> Some(Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Any(random, depth - 1))];
}
