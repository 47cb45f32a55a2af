using System.CommandLine;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether centre issues | hygiene</summary>
internal static class CentreCommands
{
    private const int HygieneDays = 91;

    private static readonly Option<string?> OfService = new("--service")
    {
        Description = "Only contacts of this service, by its place in addresses",
        HelpName = "SLUG",
    };

    private static readonly Option<DateOnly?> Day = new("--day")
    {
        Description = "A day of the week that is meant; the last whole week when not given",
        HelpName = "DAY",
    };

    public static Command Centre()
    {
        var issues = new Command(
            "issues",
            "Why people got in touch in a week: volume times pain times trend, and the cost. Example: bellwether centre issues --service passport-renewal"
        )
        {
            OfService,
            Day,
        };
        issues.SetAction(Issues);
        var hygiene = new Command(
            "hygiene",
            "Whether the codes of contacts can be trusted: too much other, unused, used for each other"
        )
        {
            OfService,
            Day,
        };
        hygiene.SetAction(Hygiene);
        return new Command("centre", "Why people get in touch") { hygiene, issues };
    }

    private static Task<int> Issues(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, scope, agency, sunday) =>
            {
                var week = await provider
                    .GetRequiredService<ReadTopIssues>()
                    .Run(agency, scope, sunday, cancel);
                Print.Value(parse, week, Say);
            },
            cancel
        );

    private static Task<int> Hygiene(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, scope, agency, sunday) =>
            {
                var report = await provider
                    .GetRequiredService<ReadReasonHygiene>()
                    .Run(agency, scope, sunday.AddDays(1 - HygieneDays), sunday, cancel);
                Print.Value(parse, report, Say);
            },
            cancel
        );

    private static async Task<int> With(
        ParseResult parse,
        Func<IServiceProvider, Scope, Guid, DateOnly, Task> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var scopes = provider.GetRequiredService<Scopes>();
        Scope scope;
        if (parse.GetValue(OfService) is { Length: > 0 } slug)
        {
            var service = await provider
                .GetRequiredService<FindService>()
                .Run(agency.Value.AgencyId, slug, cancel);
            if (!service.IsDone)
                return Print.Refusal(parse, service.Refusal);
            scope = await scopes.OfService(service.Value, "en", cancel);
        }
        else
            scope = await scopes.OfAgency(agency.Value.AgencyId, "everything", "en", cancel);
        var today = agency.Value.Calendar.LocalDay(
            provider.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        // The week of the day that was given, else the last one that is over.
        var sunday = parse.GetValue(Day) is { } day
            ? day.AddDays((7 - (int)day.DayOfWeek) % 7)
            : today.AddDays(-(today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek));
        await run(provider, scope, agency.Value.AgencyId, sunday);
        return 0;
    }

    private static void Say(TopIssues week)
    {
        var screen = Console.Out;
        screen.WriteLine(
            $"{week.Scope.Name}, {week.First:yyyy-MM-dd} to {week.Last:yyyy-MM-dd}: {week.Contacts:N0} contacts{(week.Cost is { } cost ? $", {cost:N0} in cost" : "")}"
        );
        if (week.MissingDays.Length > 0)
            screen.WriteLine(
                $"Nothing is known of {string.Join(", ", week.MissingDays.Select(day => $"{day:yyyy-MM-dd}"))}: gaps, not zero."
            );
        if (week.Contacts == 0)
            screen.WriteLine(
                "No contacts by reason in this week. Import some: bellwether import feedback FILE --mapping contact-reasons"
            );
        foreach (var issue in week.Issues)
            screen.WriteLine(
                $"  {issue.Weight, 5:P0}  {issue.Reason.Name.In("en"), -32} {issue.Contacts, 9:N0} contacts ({Percent(issue.Share)})  pain x{issue.PainTimes:0.0}  trend x{issue.TrendTimes:0.00}{(issue.Cost is { } one ? $"  {one:N0}" : "")}"
            );
    }

    private static void Say(ReasonHygiene report)
    {
        var screen = Console.Out;
        screen.WriteLine(
            $"{report.Scope.Name}, {report.First:yyyy-MM-dd} to {report.Last:yyyy-MM-dd}: {report.Contacts:N0} contacts; other is {Percent(report.Other)}{(report.HidesTooMuch ? ", more than 15 %: it hides what people ask" : "")}"
        );
        screen.WriteLine(
            $"Not used: {(report.Unused.Length == 0 ? "none" : string.Join(", ", report.Unused.Select(reason => reason.Key)))}"
        );
        foreach (var pair in report.Overlapping)
            screen.WriteLine(
                $"Used for each other: {pair.First.Key} and {pair.Second.Key} (correlation {pair.Correlation:0.00} over {pair.Days} days)"
            );
        foreach (var change in report.Changes)
            screen.WriteLine(
                $"The list changed: began {string.Join(", ", change.Began)}; ended {string.Join(", ", change.Ended)}"
            );
    }

    private static string Percent(Estimate share) =>
        share.Value is { } value ? $"{value:P0}" : "too few";
}
