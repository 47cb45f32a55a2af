using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Bellwether.Foundation.Data;

/// <summary>The numbered schema files of one capability, embedded in its assembly as Schema/0001_name.sql.</summary>
/// <param name="Capability">Its name, which is also the prefix of its tables.</param>
/// <param name="Assembly">Where the files are embedded.</param>
public sealed record Schema(string Capability, Assembly Assembly);

/// <summary>Applies schema files once each, in order, and refuses to run over a file that was changed afterwards.</summary>
public sealed class SchemaRunner(Db db, IEnumerable<Schema> schemas, TimeProvider time)
{
    /// <summary>Brings the database up to date. Safe to call at every start, and from several processes at once.</summary>
    /// <returns>How many files were applied.</returns>
    /// <exception cref="InvalidOperationException">An applied file differs from the one that ships.</exception>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        await db.Write(
            async tx =>
                await tx.Connection!.ExecuteAsync(
                    db.Dialect.Expand(
                        """
                        CREATE TABLE IF NOT EXISTS foundation_schema (
                            capability TEXT NOT NULL, file TEXT NOT NULL, checksum TEXT NOT NULL,
                            applied_at {instant} NOT NULL, PRIMARY KEY (capability, file))
                        """
                    ),
                    transaction: tx
                ),
            cancel
        );
        return await db.Write(
            async tx =>
            {
                await db.Dialect.LockOutbox(tx, cancel);
                var applied = (
                    await tx.Connection!.QueryAsync<(string Key, string Checksum)>(
                        "SELECT capability || '/' || file, checksum FROM foundation_schema",
                        transaction: tx
                    )
                ).ToDictionary(row => row.Key, row => row.Checksum, StringComparer.Ordinal);
                var count = 0;
                foreach (var (capability, file, sql) in Files())
                {
                    var checksum = Convert.ToHexStringLower(
                        SHA256.HashData(Encoding.UTF8.GetBytes(sql))
                    );
                    if (applied.TryGetValue($"{capability}/{file}", out var before))
                    {
                        if (before != checksum)
                            throw new InvalidOperationException(
                                $"The schema file {capability}/{file} was changed after it was applied. Add a new file instead."
                            );
                        continue;
                    }
                    await tx.Connection!.ExecuteAsync(db.Dialect.Expand(sql), transaction: tx);
                    await tx.Connection!.ExecuteAsync(
                        "INSERT INTO foundation_schema (capability, file, checksum, applied_at) VALUES (@capability, @file, @checksum, @now)",
                        new
                        {
                            capability,
                            file,
                            checksum,
                            now = time.GetUtcNow(),
                        },
                        tx
                    );
                    count++;
                }
                return count;
            },
            cancel
        );
    }

    private IEnumerable<(string Capability, string File, string Sql)> Files() =>
        from schema in schemas
        from name in schema.Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        let at = name.IndexOf(".Schema.", StringComparison.Ordinal)
        where at >= 0 && name.EndsWith(".sql", StringComparison.Ordinal)
        let file = name[(at + 8)..]
        where IsForThisDatabase(file)
        select (schema.Capability, file, Text(schema.Assembly, name));

    // 0002_deltas.postgres.sql is read by PostgreSQL only.
    private bool IsForThisDatabase(string file) =>
        file.Split('.') is not [_, var only, "sql"] || only == db.Dialect.Name;

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
