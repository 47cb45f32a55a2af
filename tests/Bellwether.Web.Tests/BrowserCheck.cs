using System.Diagnostics;

namespace Bellwether.Web.Tests;

/// <summary>Opens pages in Chromium (Browser/check.mjs) and fails with what it found; skips where there is no Chromium.</summary>
internal static class BrowserCheck
{
    private static string Folder =>
        Path.Combine(SourceTree.Root, "tests", "Bellwether.Web.Tests", "Browser");

    public static async Task Run(
        ITestOutputHelper output,
        Uri address,
        string header,
        IEnumerable<string> pages
    )
    {
        string[] shots = Environment.GetEnvironmentVariable("BELLWETHER_SHOTS")
            is { Length: > 0 } folder
            ? ["--shots", folder]
            : [];
        await Play(
            output,
            "check.mjs",
            ["--base", address.ToString(), "--header", header, .. shots, .. pages]
        );
    }

    /// <summary>Runs one script of Browser/ and fails with what it prints when it ends with anything but 0.</summary>
    public static async Task Play(ITestOutputHelper output, string script, params string[] words)
    {
        await NeedBrowser();

        var (code, report) = await Start("node", [script, .. words]);

        output.WriteLine(report);
        Assert.True(code == 0, report);
    }

    private static async Task NeedBrowser()
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        Assert.SkipUnless(
            File.Exists(chromium),
            "Chromium is not installed (apt-get install chromium, or set CHROMIUM)"
        );
        // What was installed for an older list lacks what a newer one names.
        var installedList = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (
            !File.Exists(installedList)
            || File.GetLastWriteTimeUtc(installedList)
                < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"))
        )
        {
            var (installed, words) = await Start("npm", "ci", "--ignore-scripts");
            Assert.SkipUnless(installed == 0, "The browser tools could not be installed: " + words);
        }
    }

    private static async Task<(int Code, string Words)> Start(string program, params string[] words)
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
