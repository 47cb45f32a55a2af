using Bellwether.Instruments;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement.Tests;

public sealed class AgainstRestTests
{
    private static readonly VerdictRule Smallest = VerdictRule.Default;

    [Fact]
    public void No_part_that_is_hidden_can_be_found_by_subtraction()
    {
        foreach (var parts in Screens())
        {
            var hidden = AgainstRest.Hidden(parts);
            var (shown, kept) = (
                parts.Where(part => !hidden.Contains(part.Key)).ToList(),
                parts.Where(part => hidden.Contains(part.Key)).ToList()
            );

            Assert.All(shown, part => Assert.True(part.Answers >= ReadFigure.FewestAnswers));
            if (kept.Count > 0 && shown.Count > 0)
            {
                Assert.True(kept.Count > 1, Say(parts));
                Assert.True(kept.Sum(part => part.Answers) >= ReadFigure.FewestAnswers, Say(parts));
            }
        }
    }

    [Fact]
    public void A_screen_without_small_parts_hides_nothing()
    {
        var parts = Parts((5, 10), (80, 100));

        Assert.Empty(AgainstRest.Hidden(parts));
    }

    [Fact]
    public void Every_part_is_compared_with_all_the_others_and_never_with_the_whole()
    {
        foreach (var parts in Screens())
        {
            var (hits, n) = (parts.Sum(part => part.Favourable), parts.Sum(part => part.Answers));
            foreach (var part in AgainstRest.Of(parts, Smallest).Where(part => !part.IsSuppressed))
            {
                var own = parts.Single(each => each.Key == part.Key);
                if (own.Answers == n)
                {
                    Assert.Null(part.Difference.Value);
                    continue;
                }
                var expected = Difference.OfShares(
                    own.Favourable,
                    own.Answers,
                    hits - own.Favourable,
                    n - own.Answers
                );
                Assert.Equal(expected.Difference, part.Difference);
                Assert.Equal(
                    part.Favourable.Value!.Value - part.Rest.Value!.Value,
                    part.Difference.Value!.Value,
                    12
                );
            }
        }
    }

    [Fact]
    public void Different_needs_an_adjusted_p_value_and_two_points()
    {
        foreach (var parts in Screens())
        foreach (var part in AgainstRest.Of(parts, Smallest).Where(part => !part.IsSuppressed))
            Assert.Equal(
                part.AdjustedPValue <= AgainstRest.FalseDiscoveryRate
                    && Math.Abs(part.Difference.Value!.Value) >= Smallest.SmallestThatMatters,
                part.Different
            );
    }

    [Fact]
    public void A_tiny_difference_of_very_many_is_not_called_one()
    {
        var compared = AgainstRest.Of(Parts((705_000, 1_000_000), (700_000, 1_000_000)), Smallest);

        Assert.All(compared, part => Assert.True(part.AdjustedPValue < 0.05));
        Assert.All(compared, part => Assert.False(part.Different));
    }

    [Fact]
    public void Adjusting_uses_the_number_of_parts_on_the_screen()
    {
        var alone = AgainstRest.Of(Parts((80, 100), (1400, 2000)), Smallest);
        var crowd = AgainstRest.Of(
            Parts([(80, 100), .. Enumerable.Repeat((70L, 100L), 20)]),
            Smallest
        );

        Assert.True(alone[0].AdjustedPValue < 0.05);
        Assert.True(crowd[0].AdjustedPValue > 0.05);
    }

    [Fact]
    public void The_order_of_the_parts_does_not_matter()
    {
        foreach (var parts in Screens())
        {
            var forward = AgainstRest.Of(parts, Smallest);
            var back = AgainstRest.Of([.. parts.Reverse()], Smallest);

            Assert.Equal(forward.OrderBy(part => part.Key), back.OrderBy(part => part.Key));
        }
    }

    private static IEnumerable<IReadOnlyList<PartCount>> Screens()
    {
        var random = new Random(280);
        for (var screen = 0; screen < 300; screen++)
            yield return Parts([
                .. Enumerable
                    .Range(0, random.Next(1, 9))
                    .Select(_ =>
                    {
                        long n = random.Next(3) == 0 ? random.Next(1, 12) : random.Next(10, 3000);
                        return (random.NextInt64(0, n + 1), n);
                    }),
            ]);
    }

    private static IReadOnlyList<PartCount> Parts(
        params IReadOnlyList<(long Favourable, long Answers)> counts
    ) =>
        [
            .. counts.Select(
                (count, i) =>
                    new PartCount(
                        $"part {i:00}",
                        LocalText.Of($"part {i}"),
                        count.Favourable,
                        count.Answers
                    )
            ),
        ];

    private static string Say(IReadOnlyList<PartCount> parts) =>
        string.Join(", ", parts.Select(part => part.Answers));
}
