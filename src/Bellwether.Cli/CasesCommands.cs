using System.CommandLine;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether cases list | show | open | assign | answer | close | tend</summary>
internal static class CasesCommands
{
    private static readonly Argument<string> Name = new("case")
    {
        Description = "The number or id of the case",
    };

    public static Command Cases()
    {
        var closed = new Option<bool>("--closed")
        {
            Description = "Closed ones instead of open ones",
        };
        var list = new Command("list", "Who waits for an answer, the most urgent first") { closed };
        list.SetAction(
            (parse, cancel) =>
                Do(
                    parse,
                    async (provider, actor) =>
                        Outcome<IReadOnlyList<Case>>.Done(
                            await provider
                                .GetRequiredService<ListCases>()
                                .Run(
                                    new CasesQuery(actor.AgencyId)
                                    {
                                        Closed = parse.GetValue(closed),
                                    },
                                    cancel
                                )
                        ),
                    Say,
                    cancel
                )
        );
        var show = new Command("show", "One case with everything that was done about it") { Name };
        show.SetAction(
            (parse, cancel) =>
                Do(
                    parse,
                    (provider, actor) =>
                        provider
                            .GetRequiredService<FindCase>()
                            .Run(actor.AgencyId, parse.GetValue(Name)!, cancel),
                    Say,
                    cancel
                )
        );
        var tend = new Command(
            "tend",
            "Make one round: late cases go up, replies leave, contacts that were kept long enough are deleted; the server does so by itself"
        );
        tend.SetAction(
            (parse, cancel) =>
                Do(
                    parse,
                    async (provider, _) =>
                        (Outcome<CasesTended>)
                            await provider.GetRequiredService<TendCases>().Run(cancel),
                    told =>
                        Console.Out.WriteLine(
                            $"{told.Escalated:N0} went up, {told.Left:N0} lost their owner, {told.Sent:N0} replies left, {told.Failed:N0} failed, {told.Forgotten:N0} contacts deleted."
                        ),
                    cancel
                )
        );
        return new Command("cases", "What somebody must answer")
        {
            list,
            show,
            Open(),
            Assign(),
            Answer(),
            Close(),
            tend,
        };
    }

    private static Command Open()
    {
        var service = new Option<string>("--service")
        {
            Description = "The service, by its place in addresses",
            Required = true,
        };
        var subject = new Option<string>("--subject")
        {
            Description = "What it is about, in a line without names or numbers",
            Required = true,
        };
        var open = new Command(
            "open",
            "Open a case by hand. Example: bellwether cases open --service passport-renewal --subject \"No news for six weeks\""
        )
        {
            service,
            subject,
        };
        open.SetAction(
            (parse, cancel) =>
                Do(
                    parse,
                    async (provider, actor) =>
                    {
                        var found = await provider
                            .GetRequiredService<FindService>()
                            .Run(actor.AgencyId, parse.GetValue(service)!, cancel);
                        return found.IsDone
                            ? await provider
                                .GetRequiredService<OpenCase>()
                                .Run(
                                    actor,
                                    new CaseToOpen(found.Value.ServiceId, parse.GetValue(subject)!),
                                    cancel
                                )
                            : found.Refusal;
                    },
                    Say,
                    cancel
                )
        );
        return open;
    }

    private static Command Assign()
    {
        var to = new Option<string>("--to")
        {
            Description = "The e-mail address of who shall look after it",
            Required = true,
        };
        var assign = new Command("assign", "Give a case to somebody") { Name, to };
        assign.SetAction(
            (parse, cancel) =>
                OnCase(
                    parse,
                    async (provider, actor, it) =>
                    {
                        var accounts = await provider
                            .GetRequiredService<ListAccounts>()
                            .Run(actor.AgencyId, cancel);
                        var owner = accounts.FirstOrDefault(account =>
                            string.Equals(
                                account.Email,
                                parse.GetValue(to),
                                StringComparison.OrdinalIgnoreCase
                            )
                        );
                        return await provider
                            .GetRequiredService<AssignCase>()
                            .Run(actor, it.CaseId, owner?.AccountId ?? Guid.Empty, cancel: cancel);
                    },
                    cancel
                )
        );
        return assign;
    }

    private static Command Answer()
    {
        var words = new Option<string>("--words") { Description = "What is said", Required = true };
        var language = new Option<string>("--language")
        {
            Description = "Frame of the letter: en or es",
            DefaultValueFactory = _ => "en",
        };
        var answer = new Command(
            "answer",
            "Answer a case; where an e-mail address was left, the words go there and nobody sees it"
        )
        {
            Name,
            words,
            language,
        };
        answer.SetAction(
            (parse, cancel) =>
                OnCase(
                    parse,
                    (provider, actor, it) =>
                        provider
                            .GetRequiredService<AnswerCase>()
                            .Run(
                                actor,
                                it.CaseId,
                                new AnswerToGive(parse.GetValue(words), parse.GetValue(language)!),
                                cancel
                            ),
                    cancel
                )
        );
        return answer;
    }

    private static Command Close()
    {
        var cause = new Option<string>("--cause")
        {
            Description =
                $"What lay behind it: {string.Join(", ", RootCauses.All.Select(each => each.Code))}",
            Required = true,
        };
        var note = new Option<string?>("--note")
        {
            Description = "What came of it; needed where nobody was answered",
        };
        var close = new Command("close", "Close a case") { Name, cause, note };
        close.SetAction(
            (parse, cancel) =>
                OnCase(
                    parse,
                    (provider, actor, it) =>
                        provider
                            .GetRequiredService<CloseCase>()
                            .Run(
                                actor,
                                it.CaseId,
                                parse.GetValue(cause),
                                parse.GetValue(note),
                                cancel
                            ),
                    cancel
                )
        );
        return close;
    }

    private static Task<int> OnCase(
        ParseResult parse,
        Func<IServiceProvider, Actor, Case, Task<Outcome<Case>>> step,
        CancellationToken cancel
    ) =>
        Do(
            parse,
            async (provider, actor) =>
            {
                var found = await provider
                    .GetRequiredService<FindCase>()
                    .Run(actor.AgencyId, parse.GetValue(Name)!, cancel);
                return found.IsDone ? await step(provider, actor, found.Value.Case) : found.Refusal;
            },
            Say,
            cancel
        );

    private static async Task<int> Do<T>(
        ParseResult parse,
        Func<IServiceProvider, Actor, Task<Outcome<T>>> run,
        Action<T> say,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        return agency.IsDone
            ? Print.Outcome(parse, await run(provider, Actor.System(agency.Value.AgencyId)), say)
            : Print.Refusal(parse, agency.Refusal);
    }

    private static void Say(IReadOnlyList<Case> cases)
    {
        foreach (var it in cases)
            Say(it);
        Console.Out.WriteLine($"{cases.Count:N0} cases.");
    }

    private static void Say(Case it) =>
        Console.Out.WriteLine(
            $"{it.Number, 6}  {it.State, -13} {(it.DueAt is { } due ? $"due {due:yyyy-MM-dd}" : ""), -15} {it.Owner?.Name ?? "nobody", -20} {it.Subject}"
        );

    private static void Say(CaseHistory history)
    {
        Say(history.Case);
        foreach (var step in history.Steps)
            Console.Out.WriteLine(
                $"        {step.At:yyyy-MM-dd HH:mm}  {step.By}: {step.Kind} {step.Note}"
            );
    }
}
