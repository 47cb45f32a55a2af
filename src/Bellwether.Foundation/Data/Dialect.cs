using System.Data.Common;

namespace Bellwether.Foundation.Data;

/// <summary>What differs between SQLite and PostgreSQL, in one place. Everything else is one SQL text for both.</summary>
/// <remarks>
/// Columns hold only what both databases read alike: every integer is 64 bits, an instant is milliseconds since 1970,
/// a day is its day number, a boolean is 0 or 1, an id is 16 bytes in network order (uuid on PostgreSQL).
/// </remarks>
public abstract class Dialect
{
    /// <summary>"sqlite" or "postgres": the suffix of schema files that only one database reads.</summary>
    public abstract string Name { get; }

    /// <summary>Opens a connection for reading.</summary>
    public abstract Task<DbConnection> OpenReader(CancellationToken cancel);

    /// <summary>Opens a connection for writing, with the durable settings asserted.</summary>
    public abstract Task<DbConnection> OpenWriter(CancellationToken cancel);

    /// <summary>True when only one connection may write at a time (SQLite).</summary>
    public abstract bool OneWriter { get; }

    /// <summary>Begins a transaction that will write.</summary>
    public abstract ValueTask<DbTransaction> BeginWrite(
        DbConnection connection,
        CancellationToken cancel
    );

    /// <summary>Holds back other writers of the outbox until commit, so that positions appear in commit order.</summary>
    public abstract Task LockOutbox(DbTransaction transaction, CancellationToken cancel);

    /// <summary>Waits until another process may have written to the outbox, or the time is over.</summary>
    public abstract Task AwaitOutbox(TimeSpan longest, CancellationToken cancel);

    /// <summary>True when the exception says that a unique key was already there.</summary>
    public abstract bool IsDuplicate(Exception error);

    /// <summary>Replaces the type tokens of a schema file: {id} {int} {instant} {day} {bool} {bytes} {real} {identity}.</summary>
    public string Expand(string sql) =>
        Tokens.Aggregate(
            sql,
            (text, token) => text.Replace(token.Key, token.Value, StringComparison.Ordinal)
        );

    /// <summary>The type tokens and their words in this database.</summary>
    protected abstract IReadOnlyDictionary<string, string> Tokens { get; }
}
