using System.Buffers.Binary;

namespace Bellwether.Responses;

/// <summary>Given after the commit: the response is in the log.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Code">What a person can write down: it finds the response again, to ask about it or to have it erased.</param>
/// <param name="Repeated">True when it had been recorded before: this is the first receipt.</param>
public sealed record Receipt(Guid ResponseId, string Code, bool Repeated)
{
    /// <summary>The import that the recorded response came with, or null.</summary>
    public Guid? BatchId { get; init; }
}

/// <summary>The receipt code: 15 characters (Crockford's base 32) that hold the day of the response and 60 random bits of its id.</summary>
/// <remarks>It needs no column and no index of its own: the day is a range of the log's key. It cannot be guessed: 60 random
/// bits. Letters that look like digits are read as digits; case, spaces and dashes do not matter.</remarks>
public static class ReceiptCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const long RandomBits = (1L << 60) - 1;

    // 15 bits of days reach from 2000 to 2089.
    private const int Days = 1 << 15;
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>The code of a response.</summary>
    /// <param name="responseId">Its id.</param>
    /// <param name="localDay">The day it is counted under.</param>
    public static string Of(Guid responseId, DateOnly localDay)
    {
        var key = KeyOf(responseId, localDay);
        return string.Create(
            18,
            ((UInt128)(uint)key.Day << 60) | (UInt128)(ulong)key.Bits,
            static (text, value) =>
            {
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

    internal static ReceiptKey KeyOf(Guid responseId, DateOnly localDay)
    {
        Span<byte> bytes = stackalloc byte[16];
        responseId.TryWriteBytes(bytes, bigEndian: true, out _);
        var day = localDay.DayNumber - FirstDay;
        return day is < 0 or >= Days
            ? throw new ArgumentOutOfRangeException(
                nameof(localDay),
                localDay,
                "A response has a day from 2000 to 2089."
            )
            : new ReceiptKey(day, BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) & RandomBits);
    }

    internal static DateOnly DayOf(ReceiptKey key) => DateOnly.FromDayNumber(FirstDay + key.Day);

    private static int Digit(char letter) =>
        letter switch
        {
            'O' => 0,
            'I' or 'L' => 1,
            _ => Alphabet.IndexOf(letter, StringComparison.Ordinal),
        };
}

/// <summary>What a receipt code holds: the day (days since 2000) and 60 random bits.</summary>
internal readonly record struct ReceiptKey(int Day, long Bits);
