using System.Net;

namespace Bellwether.Collection.Tests;

public sealed class SenderLimitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly SenderLimit limit = new(
        new IntakeSettings { AnswersAtOnce = 3, AnswersPerMinute = 60 }
    );

    [Fact]
    public void A_sender_may_burst_then_waits_its_turn_and_others_do_not_wait_with_it()
    {
        Assert.Equal(3, Taken("203.0.113.7", Noon, 10));
        Assert.Equal(0, Taken("203.0.113.7", Noon, 10));
        Assert.Equal(2, Taken("203.0.113.7", Noon.AddSeconds(2), 10));
        Assert.Equal(3, Taken("203.0.113.8", Noon, 10));
        Assert.Equal(3, Taken("203.0.113.7", Noon.AddMinutes(5), 10));
    }

    [Fact]
    public void A_household_is_one_sender_over_its_whole_ipv6_network()
    {
        Assert.Equal(3, Taken("2001:db8:1:1::1", Noon, 10));
        Assert.Equal(0, Taken("2001:db8:1:1:abcd::2", Noon, 10));
        Assert.Equal(3, Taken("2001:db8:1:2::1", Noon, 10));
    }

    [Fact]
    public void A_clock_that_goes_back_gives_nothing_away_and_a_new_day_forgets()
    {
        Assert.Equal(3, Taken("203.0.113.7", Noon, 10));
        Assert.Equal(0, Taken("203.0.113.7", Noon.AddHours(-1), 10));
        Assert.Equal(3, Taken("203.0.113.7", Noon.AddDays(1), 10));
    }

    [Fact]
    public void No_address_or_a_limit_of_zero_holds_nobody_back()
    {
        var open = new SenderLimit(new IntakeSettings { AnswersPerMinute = 0, AnswersAtOnce = 1 });

        Assert.True(limit.Allows([], Noon) && limit.Allows([], Noon));
        Assert.True(open.Allows([1, 2, 3, 4], Noon) && open.Allows([1, 2, 3, 4], Noon));
    }

    private int Taken(string address, DateTimeOffset at, int tries) =>
        Enumerable
            .Range(0, tries)
            .Count(_ => limit.Allows(IPAddress.Parse(address).GetAddressBytes(), at));
}
