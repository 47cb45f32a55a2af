using System.CommandLine;
using Bellwether.Collection;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether responses originals</summary>
internal static class OriginalsCommands
{
    public static Command Originals()
    {
        var originals = new Command(
            "originals",
            "Bring words stored earlier under the settings of their forms today: seal what lies open, drop what is not kept any more, scrub the old bytes. Example: bellwether responses originals --data /srv/bellwether"
        );
        originals.SetAction(Run);
        return originals;
    }

    private static async Task<int> Run(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var done = await provider
            .GetRequiredService<KeepOriginals>()
            .Run(agency.Value.AgencyId, cancel);
        var scrubbed =
            done == default
                ? new ScrubReport(0, null)
                : await provider.GetRequiredService<ScrubErased>().Run(force: true, cancel);
        Print.Value(
            parse,
            new
            {
                done.Sealed,
                done.Dropped,
                scrubbed.LeftOver,
            },
            told =>
            {
                Console.Out.WriteLine($"Sealed {told.Sealed:N0}; dropped {told.Dropped:N0}.");
                if (told.LeftOver is { } left)
                    Console.Error.WriteLine(left);
            }
        );
        return 0;
    }
}
