using System.CommandLine;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether instruments list | show | template | export | import | lint | submit | approve | publish | archive</summary>
internal static class InstrumentsCommands
{
    public static readonly Argument<string> Which = new("instrument")
    {
        Description = "The questionnaire, by id or by name",
    };

    private static readonly Option<string?> As = new("--as")
    {
        Description = "Do it as this person: the e-mail address of an account",
        HelpName = "EMAIL",
    };

    private static readonly Option<bool> Privacy = new("--privacy")
    {
        Description = "Say yes as the privacy officer, not as the approver",
    };

    private static readonly Option<bool> Restore = new("--restore")
    {
        Description = "Take it out of the archive again",
    };

    private static readonly Option<string?> Note = new("--note")
    {
        Description = "A note to those who review it",
    };

    public static Command Instruments() =>
        new("instruments", "Write, review and publish questionnaires")
        {
            Do("list", "List the questionnaires with their state", [], InstrumentReads.List),
            Do("show", "Show where one is, and who said what", [Which], InstrumentReads.Show),
            InstrumentFiles.Template(),
            InstrumentFiles.Export(),
            InstrumentFiles.Import(),
            InstrumentFiles.Lint(),
            Do("submit", "Send the draft for review", [Which, As, Note], Submit),
            Do(
                "approve",
                "Say yes to exactly the text of the draft. Example: bellwether instruments approve NAME --as bo@agency.gov",
                [Which, As, Privacy],
                Approve
            ),
            Do("publish", "Freeze the approved draft as the next version", [Which, As], Publish),
            Do("archive", "Put it away, or restore it", [Which, As, Restore], Archive),
        };

    private static Task<int> Submit(Asked asked) =>
        asked.With(
            As,
            Permission.DraftInstruments,
            async (actor, instrument) =>
                await asked.Draft(instrument) is { } draft
                    ? asked.Say(
                        await asked
                            .Get<SubmitDraft>()
                            .Run(
                                actor,
                                instrument.InstrumentId,
                                draft.Revision,
                                asked.Parse.GetValue(Note),
                                asked.Cancel
                            )
                    )
                    : asked.NoDraft()
        );

    private static Task<int> Approve(Asked asked)
    {
        var approval = asked.Parse.GetValue(Privacy) ? Approval.PrivacyOfficer : Approval.Approver;
        return asked.With(
            As,
            ReviewRules.Needs(approval),
            async (actor, instrument) =>
                await asked.Draft(instrument) is { } draft
                    ? asked.Say(
                        await asked
                            .Get<ApproveDraft>()
                            .Run(
                                actor,
                                instrument.InstrumentId,
                                DraftHash.Of(draft.Content),
                                approval,
                                asked.Cancel
                            )
                    )
                    : asked.NoDraft()
        );
    }

    private static Task<int> Publish(Asked asked) =>
        asked.With(
            As,
            Permission.PublishInstruments,
            async (actor, instrument) =>
                await asked.Draft(instrument) is { } draft
                    ? Print.Outcome(
                        asked.Parse,
                        await asked
                            .Get<PublishInstrument>()
                            .Run(actor, instrument.InstrumentId, draft.Revision, asked.Cancel),
                        version =>
                            Console.Out.WriteLine(
                                $"Version {version.Number} is in use ({version.ContentHash[..16]})."
                            ),
                        version => new
                        {
                            version.InstrumentId,
                            version.VersionId,
                            version.Number,
                            version.ContentHash,
                        }
                    )
                    : asked.NoDraft()
        );

    private static Task<int> Archive(Asked asked) =>
        asked.With(
            As,
            Permission.DraftInstruments,
            async (actor, instrument) =>
                asked.Say(
                    await asked
                        .Get<ArchiveInstrument>()
                        .Run(
                            actor,
                            instrument.InstrumentId,
                            !asked.Parse.GetValue(Restore),
                            asked.Cancel
                        )
                )
        );

    /// <summary>A command over the opened data of one agency.</summary>
    internal static Command Do(
        string name,
        string about,
        IEnumerable<Symbol> symbols,
        Func<Asked, Task<int>> run
    )
    {
        var command = new Command(name, about);
        foreach (var symbol in symbols)
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else if (symbol is Option option)
                command.Options.Add(option);
        command.SetAction(
            async (parse, cancel) =>
            {
                await using var db = Shared.Open(parse);
                await using var provider = await Composition.Open(db, cancel);
                var agency = await Shared.FindAgency(parse, provider, cancel);
                return agency.IsDone
                    ? await run(new Asked(parse, provider, agency.Value.AgencyId, cancel))
                    : Print.Refusal(parse, agency.Refusal);
            }
        );
        return command;
    }

    /// <summary>What a command about questionnaires was asked, with the data it is asked of.</summary>
    internal sealed record Asked(
        ParseResult Parse,
        IServiceProvider Provider,
        Guid AgencyId,
        CancellationToken Cancel
    )
    {
        public T Get<T>()
            where T : notnull => Provider.GetRequiredService<T>();

        /// <summary>Runs with the named person (or the system) and the named questionnaire.</summary>
        public async Task<int> With(
            Option<string?> person,
            Permission permission,
            Func<Actor, Instrument, Task<int>> run
        )
        {
            var actor = await FindActor(Parse.GetValue(person), permission);
            if (!actor.IsDone)
                return Print.Refusal(Parse, actor.Refusal);
            var instrument = await Find();
            return instrument.IsDone
                ? await run(actor.Value, instrument.Value)
                : Print.Refusal(Parse, instrument.Refusal);
        }

        /// <summary>The named questionnaire.</summary>
        public async Task<Outcome<Instrument>> Find()
        {
            var name = Parse.GetValue(Which)!;
            var found = (await Get<ListInstruments>().Run(AgencyId, Cancel))
                .Where(instrument =>
                    instrument.InstrumentId.ToString() == name
                    || instrument.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                )
                .ToList();
            return found is [var only]
                ? only
                : new Refusal(
                    "instrument.which",
                    RefusalKind.NotFound,
                    found.Count == 0
                        ? $"There is no questionnaire “{name}”. List them with: bellwether instruments list"
                        : $"Several questionnaires are called “{name}”. Name one by its id."
                );
        }

        public Task<Draft?> Draft(Instrument instrument) =>
            Get<FindDraft>().Run(AgencyId, instrument.InstrumentId, Cancel);

        public int NoDraft() =>
            Print.Refusal(
                Parse,
                new Refusal(
                    "draft.unknown",
                    RefusalKind.NotFound,
                    "Nobody is working on a draft of this instrument. Revise it first."
                )
            );

        public int Say(Outcome<Review> outcome) =>
            Print.Outcome(
                Parse,
                outcome,
                review => Console.Out.WriteLine(InstrumentReads.State(review))
            );

        private async Task<Outcome<Actor>> FindActor(string? address, Permission permission)
        {
            if (address is null)
                return Actor.System(AgencyId);
            var account = (await Get<ListAccounts>().Run(AgencyId, Cancel)).FirstOrDefault(
                account => string.Equals(account.Email, address, StringComparison.OrdinalIgnoreCase)
            );
            if (account is null || !Authorize.MayAnywhere(account.Grants, permission))
                return new Refusal(
                    "account.may-not",
                    RefusalKind.Forbidden,
                    $"There is no account {address} that may do this."
                );
            return new Actor(AgencyId, account.AccountId, account.Name);
        }
    }
}
