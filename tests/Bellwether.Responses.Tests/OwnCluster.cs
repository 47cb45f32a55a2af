using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bellwether.Responses.Tests;

/// <summary>A PostgreSQL server of the test's own, to be stopped without warning.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    private readonly string binaries;
    private readonly string folder;
    private readonly int port;

    private OwnCluster(string binaries, string folder)
    {
        this.binaries = binaries;
        this.folder = folder;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=10;Command Timeout=30";

    /// <summary>Makes and starts a server in an empty folder; skips the test where that cannot be done.</summary>
    public static async Task<OwnCluster> Start(string parent)
    {
        var data = Path.Combine(parent, "cluster");
        var cluster = new OwnCluster(Binaries(), data);
        Directory.CreateDirectory(data);
        if (Environment.UserName == "root")
            await Execute("chown", "-R", "postgres", parent);
        await cluster.As("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync");
        await File.AppendAllTextAsync(
            Path.Combine(data, "postgresql.conf"),
            $"""

            port = {cluster.port}
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            shared_buffers = 16MB
            max_wal_size = 64MB
            min_wal_size = 32MB
            wal_recycle = off

            """
        );
        await cluster.Start();
        return cluster;
    }

    public Task Start() =>
        As("pg_ctl", "-D", folder, "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "start");

    /// <summary>The server is gone at once, as if the power had failed: no checkpoint, no goodbye.</summary>
    public Task StopImmediately() => As("pg_ctl", "-D", folder, "-m", "immediate", "-w", "stop");

    public async Task<bool> IsRunning() =>
        await Run(binaries, "pg_isready", "-h", "127.0.0.1", "-p", $"{port}") == 0;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopImmediately();
        }
        catch (InvalidOperationException)
        {
            // It was stopped already.
        }
    }

    private static string Binaries()
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        if (found is null)
            Assert.Skip(
                "PostgreSQL's initdb is not installed here, so no server can be made to stop."
            );
        return found;
    }

    // The server refuses to run as root.
    private Task As(string tool, params string[] arguments)
    {
        var command = Path.Combine(binaries, tool);
        return Environment.UserName == "root"
            ? Execute("runuser", ["-u", "postgres", "--", command, .. arguments])
            : Execute(command, arguments);
    }

    private static async Task Execute(string command, params string[] arguments)
    {
        if (await Run("", command, arguments) != 0)
            throw new InvalidOperationException(
                $"{command} {string.Join(' ', arguments)} did not work."
            );
    }

    // Output goes nowhere: a server inherits it, and reading it to its end would wait for the server.
    private static async Task<int> Run(string folder, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null");
        start.ArgumentList.Add(Path.Combine(folder, command));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
