using System.CommandLine;
using Bellwether.Foundation;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether responses exclude | restore</summary>
internal static class ModerationCommands
{
    private static readonly Argument<string[]> Codes = new("receipt")
    {
        Description = "Receipt codes or response ids",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<ExclusionReason> Reason = new("--reason")
    {
        Description = "Why: spam, flagged or deleted",
        Required = true,
    };

    private static readonly Option<string> Note = new("--note")
    {
        Description = "More about it, without words of the answer",
        DefaultValueFactory = _ => "",
    };

    public static Command Exclude()
    {
        var exclude = new Command(
            "exclude",
            "Mark answers as spam, flagged or deleted: they stay stored and leave every figure. Example: bellwether responses exclude 1A2B-3C4D5-6E7F8-9 --reason spam"
        )
        {
            Codes,
            Reason,
            Note,
        };
        exclude.SetAction(
            (parse, cancel) =>
                Run(
                    parse,
                    (provider, actor) =>
                        provider
                            .GetRequiredService<ExcludeResponses>()
                            .Run(
                                actor,
                                parse.GetValue(Codes)!,
                                parse.GetValue(Reason),
                                parse.GetValue(Note)!,
                                cancel: cancel
                            ),
                    cancel
                )
        );
        return exclude;
    }

    public static Command Restore()
    {
        var restore = new Command("restore", "Take a mark back: the answers count again")
        {
            Codes,
            Note,
        };
        restore.SetAction(
            (parse, cancel) =>
                Run(
                    parse,
                    (provider, actor) =>
                        provider
                            .GetRequiredService<RestoreResponses>()
                            .Run(
                                actor,
                                parse.GetValue(Codes)!,
                                parse.GetValue(Note)!,
                                cancel: cancel
                            ),
                    cancel
                )
        );
        return restore;
    }

    private static async Task<int> Run(
        ParseResult parse,
        Func<IServiceProvider, Actor, Task<Outcome<ModerationReport>>> moderate,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var outcome = await moderate(provider, Actor.System(agency.Value.AgencyId));
        if (!outcome.IsDone)
            return Print.Refusal(parse, outcome.Refusal);
        Print.Value(
            parse,
            outcome.Value,
            told =>
            {
                Console.Out.WriteLine(
                    $"Changed {told.Changed:N0}; {told.Unchanged:N0} were so already. Every figure follows."
                );
                foreach (var code in told.Unknown)
                    Console.Out.WriteLine($"  {code}: no such answer in this agency");
            }
        );
        return 0;
    }
}
