using System.Buffers.Binary;
using System.Buffers.Text;

namespace Bellwether.Responses;

/// <summary>Where a response stands in the log; its text is a cursor for pages, which means nothing to who holds it.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Day">The local day.</param>
/// <param name="ResponseId">The response.</param>
public readonly record struct ResponsePlace(Guid CollectorId, DateOnly Day, Guid ResponseId)
{
    private const int Bytes = 16 + 4 + 16;

    /// <summary>The place as a cursor.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        CollectorId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], Day.DayNumber);
        ResponseId.TryWriteBytes(bytes[20..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor; null when it is not one.</summary>
    public static ResponsePlace? Read(string? cursor)
    {
        if (cursor is not { Length: Bytes * 4 / 3 } || !Base64Url.IsValid(cursor, out var length))
            return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (length != Bytes || !Base64Url.TryDecodeFromChars(cursor, bytes, out _))
            return null;
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[16..]);
        return day < 0 || day > DateOnly.MaxValue.DayNumber
            ? null
            : new ResponsePlace(
                new Guid(bytes[..16], bigEndian: true),
                DateOnly.FromDayNumber(day),
                new Guid(bytes[20..], bigEndian: true)
            );
    }
}
