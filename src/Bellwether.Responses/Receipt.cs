using System.Buffers.Binary;

namespace Bellwether.Responses;

/// <summary>Given after the commit: the response is in the log.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Code">What a person can write down: it finds the response again, to ask about it or to have it erased.</param>
/// <param name="Repeated">True when it had been recorded before: this is the first receipt.</param>
public sealed record Receipt(Guid ResponseId, string Code, bool Repeated);

/// <summary>The receipt code: 15 characters (Crockford's base 32) that hold the day of the response's id and 60 of its random bits.</summary>
/// <remarks>It is made from the id alone, so it needs no index and no column, and it cannot be guessed: 60 random bits.
/// Letters that look like digits are read as digits; case, spaces and dashes do not matter.</remarks>
public static class ReceiptCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const long RandomBits = (1L << 60) - 1;
    private const int AnyDay = 0x7FFF;

    // 15 bits of days reach from 2020 to 2109; ids that were not made from a time carry the mark "any day".
    private static readonly long FirstDay = DateTimeOffset
        .Parse("2020-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)
        .ToUnixTimeMilliseconds();

    private const long DayLength = 86_400_000;

    /// <summary>The code of a response.</summary>
    public static string Of(Guid responseId)
    {
        Parts(responseId, out var day, out var bits);
        return string.Create(
            18,
            (day, bits),
            static (text, parts) =>
            {
                var value = ((UInt128)(uint)parts.day << 60) | (UInt128)(ulong)parts.bits;
                for (var at = text.Length - 1; at >= 0; at--)
                {
                    if (at is 3 or 8 or 13)
                    {
                        text[at] = '-';
                        continue;
                    }
                    text[at] = Alphabet[(int)(value & 31)];
                    value >>= 5;
                }
            }
        );
    }

    /// <summary>Reads a code as people write it.</summary>
    /// <returns>False when it is not a receipt code.</returns>
    internal static bool TryRead(string code, out ReceiptKey key)
    {
        key = default;
        UInt128 value = 0;
        var digits = 0;
        foreach (var letter in code)
        {
            if (letter is '-' or ' ')
                continue;
            var digit = Digit(char.ToUpperInvariant(letter));
            if (digit < 0 || ++digits > 15)
                return false;
            value = (value << 5) | (UInt128)(uint)digit;
        }
        if (digits != 15)
            return false;
        key = new ReceiptKey((int)(uint)(value >> 60), (long)(ulong)(value & RandomBits));
        return true;
    }

    internal static ReceiptKey KeyOf(Guid responseId)
    {
        Parts(responseId, out var day, out var bits);
        return new ReceiptKey(day, bits);
    }

    internal static (Guid First, Guid Last) IdsOf(int day)
    {
        if (day == AnyDay)
            return (Guid.Empty, Guid.AllBitsSet);
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, (FirstDay + (day * DayLength)) << 16);
        var first = new Guid(bytes, bigEndian: true);
        bytes.Fill(0xFF);
        BinaryPrimitives.WriteInt64BigEndian(
            bytes,
            ((FirstDay + ((day + 1) * DayLength) - 1) << 16) | 0xFFFF
        );
        return (first, new Guid(bytes, bigEndian: true));
    }

    private static void Parts(Guid id, out int day, out long bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bits = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) & RandomBits;
        var days =
            ((BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16 & 0xFFFF_FFFF_FFFF) - FirstDay)
            / DayLength;
        day = id.Version == 7 && days is >= 0 and < AnyDay ? (int)days : AnyDay;
    }

    private static int Digit(char letter) =>
        letter switch
        {
            'O' => 0,
            'I' or 'L' => 1,
            _ => Alphabet.IndexOf(letter, StringComparison.Ordinal),
        };
}

/// <summary>What a receipt code holds: the day of the id (days since 2020-01-01, UTC) and 60 random bits.</summary>
internal readonly record struct ReceiptKey(int Day, long Bits);
