using System.Diagnostics;

namespace Bellwether.Web.Tests;

/// <summary>
/// The pages in Chromium, wide, narrow and in forced colours: axe finds nothing, no page is wider than its screen, nothing is
/// asked of anybody else, no words of a chart touch. Other pages are checked by adding their address here.
/// </summary>
public sealed class BrowserTests(WebHost host, ITestOutputHelper output) : IClassFixture<WebHost>
{
    private static readonly string[] Pages =
    [
        "/help",
        "/help/components",
        "/help/components?lang=es",
        "/help/components/charts",
        "/help/components/charts?lang=es",
        "/help/components/forms",
        "/help/components/public",
    ];

    private static string Folder =>
        Path.Combine(SourceTree.Root, "tests", "Bellwether.Web.Tests", "Browser");

    [Fact]
    public async Task Every_page_is_accessible_and_fits_its_screen()
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        Assert.SkipUnless(
            File.Exists(chromium),
            "Chromium is not installed (apt-get install chromium, or set CHROMIUM)"
        );
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core")))
        {
            var (installed, words) = await Run("npm", "ci", "--ignore-scripts");
            Assert.SkipUnless(installed == 0, "The browser tools could not be installed: " + words);
        }

        var (code, report) = await Run(
            "node",
            [
                "check.mjs",
                "--base",
                host.Client.BaseAddress!.ToString(),
                "--header",
                "X-Test-User: Ana Ruiz",
                .. Pages,
            ]
        );

        output.WriteLine(report);
        Assert.True(code == 0, report);
    }

    private static async Task<(int Code, string Words)> Run(string program, params string[] words)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, words)
            {
                WorkingDirectory = Folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var said = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(),
            process.StandardError.ReadToEndAsync()
        );
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
