namespace Bellwether.Collection;

/// <summary>How a collector is delivered.</summary>
public sealed record Delivery
{
    /// <summary>The sites that may embed it: origins (scheme, host, port), separated by one space; "" for none.</summary>
    public string Origins { get; init; } = "";

    /// <summary>One visit in this many is asked; 1: every one.</summary>
    public int AskEvery { get; init; } = 1;

    /// <summary>Of those, so many in a hundred are asked; 100: all.</summary>
    public int AskPercent { get; init; } = 100;

    /// <summary>Days in which a person whose key the sender gives is not asked again; 0: none.</summary>
    public int QuietDays { get; init; } = 90;

    /// <summary>The sites, one by one.</summary>
    public IReadOnlyList<string> OriginList => Origins.Length == 0 ? [] : Origins.Split(' ');

    /// <summary>True when this site may embed the form. The whole origin must be the same: a part of it is another site.</summary>
    public bool Allows(string? origin) =>
        origin is not null && OriginList.Contains(origin, StringComparer.Ordinal);

    /// <summary>True when a visit is one of those that are asked. The same visit always gets the same answer, and nobody is remembered.</summary>
    public bool Asks(string visit)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(visit)
        );
        var one = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var other = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8));
        return one % (ulong)AskEvery == 0 && other % 100 < (ulong)AskPercent;
    }
}
