namespace Bellwether.Collection.Sources;

/// <summary>A number of 64 bits that stands for a text within one run. It is never kept.</summary>
internal static class Fingerprint
{
    /// <summary>FNV-1a over the characters, mixed as in MurmurHash3. Never 0.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 14_695_981_039_346_656_037UL;
            foreach (var c in text)
                hash = (hash ^ c) * 1_099_511_628_211UL;
            return Mix(hash) | 1;
        }
    }

    /// <summary>Spreads every bit over all.</summary>
    public static ulong Mix(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCDUL;
            hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53UL;
            return hash ^ (hash >> 33);
        }
    }
}
