using System.CommandLine;
using Bellwether.Foundation;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether responses verify | rebuild | erase | exclude | restore</summary>
internal static class ResponsesCommands
{
    private static readonly Option<FileInfo?> Receipts = new("--receipts")
    {
        Description =
            "A file of receipt codes, one a line: each must lead to an answer or to its erasure",
        HelpName = "FILE",
    };

    private static readonly Argument<string[]> Codes = new("receipt")
    {
        Description = "Receipt codes or response ids",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why: request, spam or retention",
        DefaultValueFactory = _ => "request",
    };

    public static Command Responses()
    {
        var verify = new Command(
            "verify",
            "Count every answer again and compare with the kept sums, to the last integer"
        )
        {
            Receipts,
        };
        verify.SetAction(Verify);
        var rebuild = new Command("rebuild", "Make the sums again from answers and tallies");
        rebuild.SetAction(Rebuild);
        var erase = new Command(
            "erase",
            "Erase answers by receipt code: their sums are subtracted, their words are gone from the disk"
        )
        {
            Codes,
            Reason,
        };
        erase.SetAction(Erase);
        return new Command("responses", "Prove, rebuild, mark and erase answers")
        {
            verify,
            rebuild,
            erase,
            ModerationCommands.Exclude(),
            ModerationCommands.Restore(),
            RejectionCommands.Rejections(),
            OriginalsCommands.Originals(),
        };
    }

    private static async Task<int> Verify(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var receipts = parse.GetValue(Receipts) is { } file
            ? File.ReadLines(file.FullName)
                .Select(line => line.Trim())
                .Where(line => line.Length > 0)
            : null;
        var found = await provider
            .GetRequiredService<VerifyResponses>()
            .Run(null, receipts, cancel);
        Print.Value(
            parse,
            found,
            told =>
            {
                Console.Out.WriteLine(
                    told.IsSound
                        ? $"Exact: {told.Cells:N0} cells equal {told.Rows:N0} responses and {told.Tallies:N0} tallies, to the last integer."
                        : $"NOT EXACT: {told.Mismatches:N0} differences in {told.Cells:N0} cells."
                );
                foreach (var mismatch in told.First)
                    Console.Out.WriteLine($"  {mismatch}");
                if (told.ReceiptsGiven > 0)
                    Console.Out.WriteLine(
                        $"Receipts: {told.ReceiptsGiven:N0} given, {told.ReceiptsMissing.Count:N0} lead nowhere."
                    );
                if (told.Excluded > 0)
                    Console.Out.WriteLine(
                        $"Kept and not counted (spam, flagged, deleted): {told.Excluded:N0}."
                    );
                if (told.Erased > 0)
                    Console.Out.WriteLine(
                        $"Erased at the wish of respondents or by rule: {told.Erased:N0}."
                    );
            }
        );
        return found.IsSound ? 0 : 1;
    }

    private static async Task<int> Rebuild(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var rebuilt = await provider.GetRequiredService<RebuildCells>().Run(null, cancel);
        Print.Value(
            parse,
            rebuilt,
            told =>
                Console.Out.WriteLine(
                    $"Rebuilt {told.Cells:N0} cells from {told.Rows:N0} responses and {told.Tallies:N0} tallies."
                )
        );
        return 0;
    }

    private static async Task<int> Erase(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var report = await provider
            .GetRequiredService<EraseResponses>()
            .Run(
                Actor.System(agency.Value.AgencyId),
                parse.GetValue(Codes)!,
                parse.GetValue(Reason)!,
                cancel
            );
        await provider.GetRequiredService<ScrubErased>().Run(cancel: cancel);
        Print.Value(
            parse,
            report,
            told =>
            {
                Console.Out.WriteLine(
                    $"Erased {told.Erased:N0}; {told.AlreadyErased:N0} had been erased before."
                );
                foreach (var code in told.Unknown)
                    Console.Out.WriteLine($"  {code}: no such answer in this agency");
            }
        );
        return 0;
    }
}
