using System.CommandLine;
using System.Text.Json;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>Commands as a person types them, over a data folder of their own with one agency in it.</summary>
public abstract class CommandFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("bellwether-cli-").FullName;

    public async ValueTask InitializeAsync()
    {
        await using var db = Foundation.Data.Db.Open(folder);
        await using var provider = await Composition.Open(db, CancellationToken.None);
        await provider
            .GetRequiredService<RegisterAgency>()
            .Run(new AgencyToRegister("Department of Civic Services", "DCS"));
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A file in the folder.</summary>
    protected string FileAt(string name) => Path.Combine(folder, name);

    /// <summary>Does something to the data that no command does: an account, say.</summary>
    protected async Task<T> With<T>(Func<IServiceProvider, Guid, Task<T>> work)
    {
        await using var db = Foundation.Data.Db.Open(folder);
        await using var provider = await Composition.Open(db, CancellationToken.None);
        var agency = (await provider.GetRequiredService<ListAgencies>().Run())[0];
        return await work(provider, agency.AgencyId);
    }

    /// <summary>The exit code, what was said, and what was said on the error stream.</summary>
    protected async Task<(int Code, string Output, string Error)> Run(params string[] words)
    {
        var (output, error) = (Console.Out, Console.Error);
        await using var said = new StringWriter();
        await using var warned = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(warned);
            var root = new RootCommand();
            foreach (var option in Shared.All)
                root.Options.Add(option);
            foreach (var command in Commands.All())
                root.Subcommands.Add(command);
            var code = await root.Parse([.. words, "--data", folder]).InvokeAsync();
            return (code, said.ToString(), warned.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>What a command says with --json.</summary>
    protected async Task<JsonElement> Json(params string[] words) =>
        JsonDocument.Parse((await Run([.. words, "--json"])).Output).RootElement;
}
