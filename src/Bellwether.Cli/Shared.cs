using System.CommandLine;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>The options that every command takes.</summary>
internal static class Shared
{
    public static readonly Option<string> Folder = new("--data")
    {
        Description = "The folder of the data; made when missing",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("BELLWETHER_DATA") ?? "data",
        Recursive = true,
        HelpName = "DIR",
    };

    public static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "Use this PostgreSQL database instead of the SQLite file in the data folder",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("BELLWETHER_POSTGRES"),
        Recursive = true,
        HelpName = "CONNECTION",
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the result as JSON",
        Recursive = true,
    };

    public static readonly Option<string?> AgencyName = new("--agency")
    {
        Description = "The agency, by name or abbreviation; not needed when the data hold only one",
        Recursive = true,
        HelpName = "NAME",
    };

    public static IEnumerable<Option> All => [Folder, Postgres, Json, AgencyName];

    /// <summary>The agency that was named, or the only one there is.</summary>
    public static async Task<Outcome<Agency>> FindAgency(
        ParseResult parse,
        IServiceProvider provider,
        CancellationToken cancel
    )
    {
        var all = await provider.GetRequiredService<ListAgencies>().Run(cancel);
        var name = parse.GetValue(AgencyName);
        var found = all.Where(agency => name is null || Named(agency, name)).ToList();
        return found switch
        {
            [var only] => only,
            [] when all.Count == 0 => new Refusal(
                "agency.none",
                RefusalKind.NotFound,
                "These data hold no agency yet. Import filings, start the demo, or serve with --agency NAME."
            ),
            _ => new Refusal(
                "agency.which",
                RefusalKind.Invalid,
                $"Say which agency with --agency NAME. There are: {string.Join(", ", all.Select(agency => agency.Name))}."
            ),
        };
    }

    private static bool Named(Agency agency, string name) =>
        agency.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || agency.Abbreviation.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Department of Civic Services: DCS.</summary>
    public static string Abbreviate(string name)
    {
        var letters = string.Concat(
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word[0])
                .Where(char.IsUpper)
        );
        return letters.Length >= 2 ? letters : name[..Math.Min(20, name.Length)];
    }

    public static Db Open(ParseResult parse) =>
        Db.Open(parse.GetValue(Folder)!, parse.GetValue(Postgres));
}
