using Bellwether.Cli.Demo;
using Bellwether.Monitoring;

namespace Bellwether.Cli.Tests;

/// <summary>Finding F18: one alert that was false, because of a holiday.</summary>
public sealed class DemoAlertsTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    [Fact]
    public async Task F18_The_silence_of_a_local_holiday_is_the_one_alert_that_was_found_false()
    {
        var list = await demo.Get<ListAlerts>().Run(LoadDemo.AgencyId);

        var judged = Assert.Single(list.Done);
        Assert.Equal(AlertVerdict.False, judged.Verdict);
        Assert.Contains("holiday", judged.VerdictNote, StringComparison.Ordinal);
        Assert.Equal(LoadDemo.ServiceId("outpatient-care"), judged.ServiceId);
        Assert.Contains(judged.Signals, signal => signal.Kind == SignalKind.Silence);
        Assert.Equal(new AlertPrecision(0, 0, 1), list.Precision);
    }

    [Fact]
    public async Task A_rule_of_the_demo_that_is_off_says_why()
    {
        var rules = await demo.Get<ListRules>().Run(LoadDemo.AgencyId);

        Assert.Equal([true, false], rules.Select(rule => rule.IsOn));
        Assert.Contains("sooner", rules[1].OffReason, StringComparison.Ordinal);
    }
}
