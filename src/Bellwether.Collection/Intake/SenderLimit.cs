using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Bellwether.Collection;

/// <summary>A token bucket per sender. Senders are known by a hash with a salt that is thrown away each day; nothing is written down.</summary>
internal sealed class SenderLimit(IntakeSettings settings)
{
    // Beyond this the fullest buckets are dropped: they hold no one back.
    private const int MostKept = 200_000;

    private readonly Lock turning = new();
    private Today today = new(long.MinValue);

    /// <summary>Takes a token; false when the sender has none left.</summary>
    public bool Allows(ReadOnlySpan<byte> address, DateTimeOffset at)
    {
        if (settings.AnswersPerMinute <= 0 || address.IsEmpty)
            return true;
        var now = Turn(at);
        var bucket = now.Buckets.GetOrAdd(
            now.Hash(Network(address)),
            static (_, full) => new Bucket(full.Tokens, full.At),
            (Tokens: (double)settings.AnswersAtOnce, At: at.UtcTicks)
        );
        if (now.Buckets.Count > MostKept)
            Sweep(now, at.UtcTicks);
        return bucket.Take(
            at.UtcTicks,
            settings.AnswersPerMinute / (double)TimeSpan.TicksPerMinute,
            settings.AnswersAtOnce
        );
    }

    // A household has a whole IPv6 network of 64 bits: its first half names it.
    private static ReadOnlySpan<byte> Network(ReadOnlySpan<byte> address) =>
        address.Length == 16 ? address[..8] : address;

    private Today Turn(DateTimeOffset at)
    {
        var day = at.UtcTicks / TimeSpan.TicksPerDay;
        var now = Volatile.Read(ref today);
        if (now.Day == day)
            return now;
        lock (turning)
        {
            if (today.Day != day)
                today = new Today(day);
            return today;
        }
    }

    private void Sweep(Today now, long ticks)
    {
        if (!turning.TryEnter())
            return;
        try
        {
            var perTick = settings.AnswersPerMinute / (double)TimeSpan.TicksPerMinute;
            foreach (var (sender, bucket) in now.Buckets)
                if (bucket.IsFull(ticks, perTick, settings.AnswersAtOnce))
                    now.Buckets.TryRemove(sender, out _);
            if (now.Buckets.Count > MostKept)
                now.Buckets.Clear();
        }
        finally
        {
            turning.Exit();
        }
    }

    private sealed class Today(long day)
    {
        private readonly byte[] salt = RandomNumberGenerator.GetBytes(32);

        public long Day { get; } = day;

        public ConcurrentDictionary<Int128, Bucket> Buckets { get; } = new();

        public Int128 Hash(ReadOnlySpan<byte> address)
        {
            Span<byte> hash = stackalloc byte[32];
            HMACSHA256.HashData(salt, address, hash);
            return System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(hash);
        }
    }

    private sealed class Bucket(double tokens, long at)
    {
        private double tokens = tokens;
        private long at = at;

        public bool Take(long now, double perTick, double most)
        {
            lock (this)
            {
                Fill(now, perTick, most);
                if (tokens < 1)
                    return false;
                tokens--;
                return true;
            }
        }

        public bool IsFull(long now, double perTick, double most)
        {
            lock (this)
            {
                Fill(now, perTick, most);
                return tokens >= most;
            }
        }

        private void Fill(long now, double perTick, double most)
        {
            if (now <= at)
                return;
            tokens = Math.Min(most, tokens + ((now - at) * perTick));
            at = now;
        }
    }
}
