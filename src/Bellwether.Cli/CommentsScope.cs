using System.CommandLine;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>Whose comments a command reads.</summary>
internal static class CommentsScope
{
    public static async Task<int> Run(
        ParseResult parse,
        Option<string?> service,
        Func<IServiceProvider, Agency, Scope, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var scopes = provider.GetRequiredService<Scopes>();
        if (
            parse.CommandResult.Command.Options.All(option => option != service)
            || parse.GetValue(service) is not { } name
        )
            return await run(
                provider,
                agency.Value,
                await scopes.OfAgency(agency.Value.AgencyId, "everything", "en", cancel)
            );
        var found = await provider
            .GetRequiredService<FindService>()
            .Run(agency.Value.AgencyId, name, cancel);
        return found.IsDone
            ? await run(provider, agency.Value, await scopes.OfService(found.Value, "en", cancel))
            : Print.Refusal(parse, found.Refusal);
    }

    /// <summary>The period before one, of the same length.</summary>
    public static Outcome<Period> Before(Agency agency, Period period) =>
        period.Grain switch
        {
            Grain.Month => Period.Month(Period.MonthNumber(period.First) - 1),
            Grain.Year => agency.Calendar.Year(
                agency.Calendar.Place(period.First.AddDays(-1)).Year
            ),
            _ => agency.Calendar.QuarterOf(period.First.AddDays(-1)),
        };
}
