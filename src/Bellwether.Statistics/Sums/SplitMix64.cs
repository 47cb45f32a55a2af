namespace Bellwether.Statistics.Sums;

/// <summary>Deterministic randomness keyed by respondent: the same person always gets the same numbers, on every machine.</summary>
/// <remarks>Source: Steele, Lea and Flood (2014), SplitMix64. Checked against: oracle 11_poisson_privacy.json (first_mix, first_u,
/// rkeys_first3), exact. Cost: O(1).</remarks>
public static class SplitMix64
{
    private const ulong Stride = 0xD1342543DE82EF95;

    /// <summary>One step: 64 well-mixed bits for any 64 bits.</summary>
    /// <param name="key">Any number.</param>
    public static ulong Mix(ulong key)
    {
        unchecked
        {
            ulong z = key + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 (included) to 1 (excluded) for a respondent and a replicate.</summary>
    /// <param name="respondent">The respondent's key.</param>
    /// <param name="replicate">0-based replicate.</param>
    public static double Uniform(ulong respondent, int replicate) =>
        unchecked(Mix(Mix(respondent) + (ulong)replicate * Stride) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A key for a respondent known by a Guid.</summary>
    /// <param name="id">Any Guid.</param>
    public static ulong Key(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong high = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes);
        ulong low = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return Mix(high) ^ low;
    }
}
