using System.CommandLine;
using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether comments code | themes | dictionary | terms | find</summary>
internal static class CommentsCommands
{
    private static readonly Option<string?> Service = new("--service")
    {
        Description = "Only this service, by name; everything when not given",
    };

    private static readonly Option<string> PeriodName = new("--period")
    {
        Description = "FY2022Q1, FY2022 or 2022-01",
        Required = true,
    };

    private static readonly Option<string?> Against = new("--against")
    {
        Description = "The period to compare with; the one before when not given",
    };

    private static readonly Option<bool> Everything = new("--all")
    {
        Description = "Code every comment again, not only those that are due",
    };

    private static readonly Argument<string?> Words = new("words")
    {
        Description = "Words that must all be in the comment; accents and plural do not matter",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Theme = new("--theme")
    {
        Description = "Only comments about this theme, by id; none: about no theme",
    };

    private static readonly Option<bool> Contradicting = new("--contradicting")
    {
        Description = "Only comments whose words and answer contradict each other",
    };

    private static readonly Option<int> Most = new("--most")
    {
        Description = "How many at most",
        DefaultValueFactory = _ => 20,
    };

    public static Command Comments()
    {
        var comments = new Command("comments", "What people write: coded, counted, found");
        var code = new Command(
            "code",
            "Code comments that are due: new ones, and all after the dictionary or corrections changed. Example: bellwether comments code"
        )
        {
            Everything,
        };
        code.SetAction(Code);
        comments.Add(code);
        var themes = new Command(
            "themes",
            "What people write about, and what is rising. Example: bellwether comments themes --period FY2026Q1"
        )
        {
            Service,
            PeriodName,
            Against,
        };
        themes.SetAction(Themes);
        comments.Add(themes);
        var dictionary = new Command("dictionary", "The themes and the words that name them");
        dictionary.SetAction(Dictionary);
        comments.Add(dictionary);
        var terms = new Command(
            "terms",
            "Words people use now and did not before. Example: bellwether comments terms --period FY2026Q1"
        )
        {
            Service,
            PeriodName,
        };
        terms.SetAction(Terms);
        comments.Add(terms);
        var find = new Command(
            "find",
            "Find comments by their redacted words. Example: bellwether comments find \"passport photo\""
        )
        {
            Words,
            Service,
            Theme,
            Contradicting,
            Most,
        };
        find.SetAction(Find);
        comments.Add(find);
        return comments;
    }

    private static async Task<int> Code(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        using var progress = new Progress("Comments coded");
        var report = await provider
            .GetRequiredService<CodeComments>()
            .Run(
                agency.Value.AgencyId,
                parse.GetValue(Everything),
                done => progress.Tell(done, 0),
                cancel
            );
        Print.Value(
            parse,
            report,
            told =>
                Console.Out.WriteLine(
                    $"Coded {told.Coded:N0} comments; {told.Changed:N0} have other codes than before; {told.Unclassified:N0} are about none of the themes."
                )
        );
        return 0;
    }

    private static Task<int> Themes(ParseResult parse, CancellationToken cancel) =>
        CommentsScope.Run(
            parse,
            Service,
            async (provider, agency, scope) =>
            {
                var period = agency.Calendar.Read(parse.GetValue(PeriodName)!);
                if (!period.IsDone)
                    return Print.Refusal(parse, period.Refusal);
                var before = parse.GetValue(Against) is { } name
                    ? agency.Calendar.Read(name)
                    : CommentsScope.Before(agency, period.Value);
                if (!before.IsDone)
                    return Print.Refusal(parse, before.Refusal);
                var read = await provider
                    .GetRequiredService<ReadThemes>()
                    .Run(
                        new ThemesQuery(agency.AgencyId, scope, period.Value, before.Value),
                        cancel
                    );
                Print.Value(parse, read, CommentsWords.Say);
                return 0;
            },
            cancel
        );

    private static Task<int> Dictionary(ParseResult parse, CancellationToken cancel) =>
        CommentsScope.Run(
            parse,
            Service,
            async (provider, agency, _) =>
            {
                var themes = await provider
                    .GetRequiredService<ListThemes>()
                    .Run(agency.AgencyId, cancel);
                Print.Value(parse, themes, CommentsWords.Say);
                return 0;
            },
            cancel
        );

    private static Task<int> Terms(ParseResult parse, CancellationToken cancel) =>
        CommentsScope.Run(
            parse,
            Service,
            async (provider, agency, scope) =>
            {
                var period = agency.Calendar.Read(parse.GetValue(PeriodName)!);
                if (!period.IsDone)
                    return Print.Refusal(parse, period.Refusal);
                var found = await provider
                    .GetRequiredService<ReadTerms>()
                    .Run(
                        new CommentQuery(agency.AgencyId, scope.CollectorIds, 0)
                        {
                            Last = period.Value.Last,
                        },
                        period.Value.First,
                        cancel
                    );
                Print.Value(parse, found, CommentsWords.Say);
                return 0;
            },
            cancel
        );

    private static Task<int> Find(ParseResult parse, CancellationToken cancel) =>
        CommentsScope.Run(
            parse,
            Service,
            async (provider, agency, scope) =>
            {
                var found = await provider
                    .GetRequiredService<ListComments>()
                    .Run(
                        new CommentQuery(agency.AgencyId, scope.CollectorIds, parse.GetValue(Most))
                        {
                            Words = parse.GetValue(Words),
                            Theme = parse.GetValue(Theme),
                            Contradicting = parse.GetValue(Contradicting),
                        },
                        cancel
                    );
                Print.Value(
                    parse,
                    found
                        .Select(each => new
                        {
                            day = each.Comment.Day.ToString(
                                "yyyy-MM-dd",
                                CultureInfo.InvariantCulture
                            ),
                            each.Comment.Language,
                            each.Comment.Favourable,
                            feeling = each.Coding?.Feeling,
                            themes = each.Coding?.Themes ?? [],
                            each.Comment.Words,
                        })
                        .ToList(),
                    _ => CommentsWords.Say(found)
                );
                return 0;
            },
            cancel
        );
}
