using System.CommandLine;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether clearances list | show | add | attest | packet | rules</summary>
internal static class ClearanceCommands
{
    private static readonly Argument<string> Which = new("clearance")
    {
        Description = "The clearance: its id, control number or name",
    };

    private static readonly Option<string> By = new("--by")
    {
        Description = "The officer who vouches for it; never who wrote the questionnaire",
        Required = true,
        HelpName = "NAME",
    };

    private static readonly Option<Guid> Version = new("--version-id")
    {
        Description = "The published version",
        Required = true,
        HelpName = "ID",
    };

    private static readonly Option<string> Hash = new("--hash")
    {
        Description = "SHA-256 of the document that was looked at",
        Required = true,
        HelpName = "HASH",
    };

    private static readonly Option<string> Basis = new("--basis")
    {
        Description = "The ground, as the rules name it: a11_generic, control_number, open_ended",
        Required = true,
        HelpName = "GROUND",
    };

    private static readonly Option<string> Title = new("--title")
    {
        Description = "What staff call it",
        Required = true,
        HelpName = "NAME",
    };

    private static readonly Option<string?> Number = new("--number") { HelpName = "1234-0001" };
    private static readonly Option<DateOnly?> Until = new("--until") { HelpName = "2027-12-31" };
    private static readonly Option<double?> Minutes = new("--minutes") { HelpName = "MINUTES" };
    private static readonly Option<long?> Responses = new("--responses")
    {
        Description = "Answers approved for a year",
        HelpName = "COUNT",
    };
    private static readonly Option<double?> Hours = new("--hours")
    {
        Description = "Hours approved for a year",
        HelpName = "HOURS",
    };
    private static readonly Option<string?> Collector = new("--collector")
    {
        Description = "The key of the collector it is about",
        HelpName = "KEY",
    };
    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write the document (.docx) there instead of printing the data",
        HelpName = "FILE",
    };
    private static readonly Argument<string?> Pack = new("pack")
    {
        Description = "Live under these rules from now on; without it, they are only shown",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Clearances()
    {
        var list = new Command("list", "What is lawful until when, and what needs somebody");
        list.SetAction((parse, cancel) => With(parse, List, cancel));
        var show = new Command("show", "One clearance with its budget, wordings and history")
        {
            Which,
        };
        show.SetAction((parse, cancel) => With(parse, Show, cancel));
        var add = new Command(
            "add",
            "Write a clearance down. Example: bellwether clearances add --basis a11_generic --title \"Passport feedback\" --number 1234-0001 --until 2027-12-31 --minutes 2 --by \"Olga Reyes\""
        )
        {
            Basis,
            Title,
            Number,
            Until,
            Minutes,
            Responses,
            Hours,
            By,
        };
        add.SetAction((parse, cancel) => With(parse, Add, cancel));
        var attest = new Command(
            "attest",
            "Say yes to one wording under a clearance, to the letter"
        )
        {
            Which,
            Version,
            Hash,
            By,
        };
        attest.SetAction((parse, cancel) => With(parse, Attest, cancel));
        var packet = new Command(
            "packet",
            "Fill in the papers of a request. Example: bellwether clearances packet --version-id ID --out request.docx"
        )
        {
            Version,
            Collector,
            Out,
        };
        packet.SetAction((parse, cancel) => With(parse, Packet, cancel));
        var rules = new Command("rules", "The rules the agency lives under; name a pack to change")
        {
            Pack,
        };
        rules.SetAction((parse, cancel) => With(parse, Rules, cancel));
        return new Command("clearances", "What lets the agency ask: grounds, days, budgets")
        {
            list,
            show,
            add,
            attest,
            packet,
            rules,
        };
    }

    private static async Task<int> With(
        ParseResult parse,
        Func<ParseResult, Asked, CancellationToken, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        return agency.IsDone
            ? await run(parse, new Asked(provider, agency.Value), cancel)
            : Print.Refusal(parse, agency.Refusal);
    }

    private static async Task<int> List(ParseResult parse, Asked asked, CancellationToken cancel)
    {
        var register = await asked.Get<ListClearances>().Run(asked.Agency.AgencyId, cancel);
        Print.Value(parse, register, ClearancePrint.Register);
        return 0;
    }

    private static async Task<int> Show(ParseResult parse, Asked asked, CancellationToken cancel) =>
        Print.Outcome(
            parse,
            await Find(asked, parse.GetValue(Which)!, cancel),
            ClearancePrint.Whole
        );

    private static async Task<int> Add(ParseResult parse, Asked asked, CancellationToken cancel)
    {
        var terms = new ClearanceTerms(parse.GetValue(Basis)!, parse.GetValue(Title)!)
        {
            ControlNumber = parse.GetValue(Number),
            ExpiresOn = parse.GetValue(Until),
            BurdenMinutes = parse.GetValue(Minutes),
            ResponsesPerYear = parse.GetValue(Responses),
            HoursPerYear = parse.GetValue(Hours),
        };
        var outcome = await asked
            .Get<AddClearance>()
            .Run(asked.As(parse.GetValue(By)!), terms, cancel: cancel);
        return Print.Outcome(
            parse,
            outcome,
            kept =>
            {
                Console.Out.WriteLine($"{kept.Clearance.Title}: {kept.Clearance.ClearanceId}");
                foreach (var warning in kept.Warnings)
                    Console.Error.WriteLine($"  {warning.Field}: {warning.Message}");
            }
        );
    }

    private static async Task<int> Attest(ParseResult parse, Asked asked, CancellationToken cancel)
    {
        var found = await Find(asked, parse.GetValue(Which)!, cancel);
        if (!found.IsDone)
            return Print.Refusal(parse, found.Refusal);
        var outcome = await asked
            .Get<AttestVersion>()
            .Run(
                asked.As(parse.GetValue(By)!),
                found.Value.Standing.Clearance.ClearanceId,
                parse.GetValue(Version),
                parse.GetValue(Hash)!,
                cancel: cancel
            );
        return Print.Outcome(
            parse,
            outcome,
            yes =>
                Console.Out.WriteLine(
                    $"Attested by {yes.AttestedBy}: version {yes.VersionId}, {yes.ContentHash}"
                )
        );
    }

    private static async Task<int> Packet(ParseResult parse, Asked asked, CancellationToken cancel)
    {
        var what = new PacketToPrepare(parse.GetValue(Version));
        if (parse.GetValue(Collector) is { } key)
        {
            var inUse = await asked.Get<FindCollector>().Run(key, cancel);
            if (inUse?.Agency.AgencyId != asked.Agency.AgencyId)
                return Print.Refusal(
                    parse,
                    new Refusal(
                        "collector.unknown",
                        RefusalKind.NotFound,
                        "There is no such collector in this agency."
                    )
                );
            what = what with { CollectorId = inUse.Collector.CollectorId };
        }
        var outcome = await asked.Get<PreparePacket>().Run(asked.Agency.AgencyId, what, cancel);
        if (outcome.IsDone && parse.GetValue(Out) is { } file)
        {
            await File.WriteAllBytesAsync(file.FullName, WritePacket.Docx(outcome.Value), cancel);
            Console.Error.WriteLine($"Wrote {file.FullName}");
        }
        return Print.Outcome(parse, outcome, ClearancePrint.Packet);
    }

    private static async Task<int> Rules(ParseResult parse, Asked asked, CancellationToken cancel)
    {
        if (parse.GetValue(Pack) is { } pack)
            return Print.Outcome(
                parse,
                await asked.Get<ChooseJurisdiction>().Run(asked.As("command line"), pack, cancel),
                chosen => ClearancePrint.Rules(chosen.Rules)
            );
        var rules = await asked.Get<FindJurisdiction>().Run(asked.Agency.AgencyId, cancel);
        Print.Value(parse, rules.Rules, ClearancePrint.Rules);
        return 0;
    }

    private static async Task<Outcome<ClearanceWhole>> Find(
        Asked asked,
        string which,
        CancellationToken cancel
    )
    {
        var register = await asked.Get<ListClearances>().Run(asked.Agency.AgencyId, cancel);
        var found = register
            .Clearances.Select(standing => standing.Clearance)
            .FirstOrDefault(each =>
                each.ClearanceId.ToString().Equals(which, StringComparison.OrdinalIgnoreCase)
                || each.ControlNumber == which
                || each.Title.Equals(which, StringComparison.OrdinalIgnoreCase)
            );
        var whole = found is null
            ? null
            : await asked
                .Get<FindClearance>()
                .Run(asked.Agency.AgencyId, found.ClearanceId, cancel);
        return whole is null
            ? new Refusal(
                "clearance.unknown",
                RefusalKind.NotFound,
                "There is no such clearance in this agency."
            )
            : whole;
    }

    private sealed record Asked(IServiceProvider Provider, Agency Agency)
    {
        public Actor As(string name) => new(Agency.AgencyId, null, name);

        public T Get<T>()
            where T : notnull => Provider.GetRequiredService<T>();
    }
}
