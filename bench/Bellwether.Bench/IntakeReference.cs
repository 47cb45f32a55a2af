using System.Text;
using Bellwether.Foundation;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Bellwether.Bench;

/// <summary>
/// What the same request costs when less is done with it: "nothing" reads the body and answers; "insert" writes each body in a
/// transaction of its own; "copy" gathers bodies and writes them by COPY, without check, sum or id. PostgreSQL, as durable as ours.
/// </summary>
internal static class IntakeReference
{
    public static void Run(string[] args) => Serve(new Options(args)).GetAwaiter().GetResult();

    private static async Task Serve(Options options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await using var source = options.Text("postgres") is { } postgres
            ? NpgsqlDataSource.Create(postgres)
            : null;
        if (source is not null)
            await using (var connection = await source.OpenConnectionAsync())
                await connection.ExecuteAsync(
                    "DROP TABLE IF EXISTS bench_body; CREATE TABLE bench_body (id bigserial PRIMARY KEY, body text NOT NULL)"
                );
        Func<string, Task> store = options.Text("mode") switch
        {
            "insert" => body => Insert(source!, body),
            "copy" => Copying(source!),
            _ => _ => Task.CompletedTask,
        };
        app.MapPost(
            "/api/v1/collectors/{key}/responses",
            async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
                await store(await reader.ReadToEndAsync());
                context.Response.StatusCode = StatusCodes.Status201Created;
            }
        );
        await app.RunAsync(options.Text("urls"));
    }

    private static async Task Insert(NpgsqlDataSource source, string body)
    {
        await using var command = source.CreateCommand("INSERT INTO bench_body (body) VALUES ($1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = body });
        await command.ExecuteNonQueryAsync();
    }

    private static Func<string, Task> Copying(NpgsqlDataSource source)
    {
        var commit = new GroupCommit<string, bool>(
            async bodies =>
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var copy = await connection.BeginBinaryImportAsync(
                    "COPY bench_body (body) FROM STDIN (FORMAT BINARY)"
                );
                foreach (var body in bodies)
                {
                    copy.StartRow();
                    copy.Write(body, NpgsqlDbType.Text);
                }
                await copy.CompleteAsync();
                return [.. bodies.Select(_ => true)];
            },
            2048,
            writers: 2
        );
        return body => commit.Add(body);
    }
}
