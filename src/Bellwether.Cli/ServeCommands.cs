using System.CommandLine;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bellwether.Cli;

/// <summary>bellwether serve</summary>
internal static class ServeCommands
{
    public static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
        HelpName = "URL",
    };

    public static Command Serve()
    {
        var command = new Command(
            "serve",
            "Run the web server. Example: bellwether serve --data /srv/bellwether --agency \"Department of Civic Services\""
        )
        {
            Urls,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        if (await Prepare(parse, db, cancel) is var code and not 0)
            return code;
        await using var app = await Host.Build(db, parse.GetValue(Urls)!, cancel);
        await app.StartAsync(cancel);
        Console.Out.WriteLine($"Bellwether listens at {Host.Address(app)}");
        foreach (var (agency, link) in await Host.Links(app, always: false, cancel))
            Console.Out.WriteLine(
                $"First administrator of {agency}, sign in once within a day at {link}"
            );
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    // An empty database needs an agency before anyone can sign in.
    private static async Task<int> Prepare(ParseResult parse, Db db, CancellationToken cancel)
    {
        await using var provider = await Composition.Open(db, cancel);
        if ((await provider.GetRequiredService<ListAgencies>().Run(cancel)).Count > 0)
            return 0;
        if (parse.GetValue(Shared.AgencyName) is { } name)
            return Print.Outcome(
                parse,
                await provider
                    .GetRequiredService<RegisterAgency>()
                    .Run(new AgencyToRegister(name, Shared.Abbreviate(name)), cancel),
                agency => Console.Out.WriteLine($"Registered {agency.Name} ({agency.Abbreviation})")
            );
        Console.Error.WriteLine(
            "These data hold no agency yet. Name yours: bellwether serve --agency \"Department of Civic Services\""
        );
        return 2;
    }
}
