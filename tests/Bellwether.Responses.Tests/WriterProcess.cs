using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Bellwether.Responses.Tests;

/// <summary>The writer as a process of its own, to be killed.</summary>
internal sealed partial class WriterProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> receipts = [];
    private readonly ConcurrentQueue<string> errors = [];

    private WriterProcess(Process process) => this.process = process;

    /// <summary>The receipts it was given so far.</summary>
    public IReadOnlyCollection<string> Receipts => receipts;

    public string Errors => string.Join('\n', errors);

    public static WriterProcess Start(string kind, string where)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(
            Path.Combine(AppContext.BaseDirectory, "Bellwether.Responses.Writer.dll")
        );
        start.ArgumentList.Add(kind);
        start.ArgumentList.Add(where);
        var writer = new WriterProcess(new Process { StartInfo = start });
        writer.process.OutputDataReceived += (_, line) => Keep(line.Data, writer.receipts);
        writer.process.ErrorDataReceived += (_, line) => writer.errors.Enqueue(line.Data ?? "");
        writer.process.Start();
        writer.process.BeginOutputReadLine();
        writer.process.BeginErrorReadLine();
        return writer;
    }

    /// <summary>Waits until it has so many receipts.</summary>
    public async Task Await(int count)
    {
        var started = Stopwatch.GetTimestamp();
        while (receipts.Count < count)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started).TotalSeconds > 60)
                Assert.Fail($"The writer wrote {receipts.Count} of {count} responses. {Errors}");
            await Task.Delay(20);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static void Keep(string? line, ConcurrentQueue<string> receipts)
    {
        if (line is not null && Code().IsMatch(line))
            receipts.Enqueue(line);
    }

    [GeneratedRegex("^[0-9A-Z]{3}(-[0-9A-Z]{4}){3}$")]
    private static partial Regex Code();
}
