using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Bellwether.Web.Tests.Collection;

/// <summary>
/// The way of a new agency, with the real executable on an empty folder: from the first-run link to a compliant A-11 form,
/// approved by two people who did not write it, answered in Spanish with script off.
/// </summary>
public sealed partial class FirstHourTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly string folder = Directory.CreateTempSubdirectory("bellwether-walk-").FullName;
    private Process? server;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task From_an_empty_install_to_an_answer_in_Spanish_without_script_in_under_ten_minutes()
    {
        var clock = Stopwatch.StartNew();
        var (address, link) = await Serve();
        var shots = Environment.GetEnvironmentVariable("BELLWETHER_SHOTS");

        await BrowserCheck.Play(
            output,
            "walk.mjs",
            string.IsNullOrEmpty(shots) ? [address, link] : [address, link, shots]
        );

        output.WriteLine($"From an empty folder to the answer: {clock.Elapsed.TotalSeconds:N1} s.");
        Assert.True(clock.Elapsed < Longest, $"It took {clock.Elapsed}.");
    }

    // The executable beside this test, as the build left it.
    private async Task<(string Address, string Link)> Serve()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(
            built.Parent!.Parent!.FullName,
            "Bellwether.Cli",
            built.Name,
            OperatingSystem.IsWindows() ? "bellwether.exe" : "bellwether"
        );
        Assert.SkipUnless(
            File.Exists(program),
            $"The executable is not built (dotnet build src/Bellwether.Cli -c {built.Name})."
        );
        server = new Process
        {
            StartInfo = new ProcessStartInfo(
                program,
                [
                    "serve",
                    "--data",
                    folder,
                    "--agency",
                    "Department of Civic Services",
                    "--urls",
                    "http://127.0.0.1:0",
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            },
        };
        server.Start();
        var said = "";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (Link().Match(line) is { Success: true } found)
                return (Address().Match(said).Groups[1].Value, found.Value);
        }
        throw new InvalidOperationException("The server ended before it gave a link: " + said);
    }

    [GeneratedRegex(@"listens at (\S+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"http\S+/sign-in/link/\S+")]
    private static partial Regex Link();
}
