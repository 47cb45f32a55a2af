using System.CommandLine;
using Bellwether.Foundation.Data;

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

    public static readonly Option<string?> Agency = new("--agency")
    {
        Description = "The agency, by name or abbreviation; not needed when the data hold only one",
        Recursive = true,
        HelpName = "NAME",
    };

    public static IEnumerable<Option> All => [Folder, Postgres, Json, Agency];

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
