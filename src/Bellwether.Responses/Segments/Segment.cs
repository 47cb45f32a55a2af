using System.Buffers.Binary;
using System.Text;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>The counted responses of one collector, version and month as packed columns: about a byte for each item.</summary>
/// <remarks>
/// Columns, in order: day of the month, random group (0 to 63, from the response id), slice (index into a dictionary), then each
/// counted item as its value plus one (0 not asked, 1 not answered). A projection of the log: it can be thrown away and made again.
/// </remarks>
internal sealed class Segment
{
    private const byte Format = 1;
    private readonly byte[] bytes;
    private readonly int columns;

    private Segment(byte[] bytes, int rows, string[] slices, int columns, int[] widths)
    {
        this.bytes = bytes;
        this.columns = columns;
        Rows = rows;
        Slices = slices;
        Widths = widths;
    }

    public int Rows { get; }

    public string[] Slices { get; }

    public int[] Widths { get; }

    public byte[] Bytes => bytes;

    public ReadOnlySpan<byte> Days => bytes.AsSpan(columns, Rows);

    public ReadOnlySpan<byte> Groups => bytes.AsSpan(columns + Rows, Rows);

    public int SliceOf(int row) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(columns + (2 * Rows) + (2 * row)));

    /// <summary>The column of a counted item, <see cref="Widths"/> bytes a row, little-endian.</summary>
    public ReadOnlySpan<byte> Item(int counted)
    {
        var at = columns + (4 * Rows);
        for (var i = 0; i < counted; i++)
            at += Rows * Widths[i];
        return bytes.AsSpan(at, Rows * Widths[counted]);
    }

    /// <summary>The value of a counted item in a row, as the answer sheet numbers it.</summary>
    public long Value(ReadOnlySpan<byte> item, int width, int row) =>
        width switch
        {
            1 => item[row],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(item[(2 * row)..]),
            _ => BinaryPrimitives.ReadInt64LittleEndian(item[(8 * row)..]),
        } - 1;

    public static Segment Pack(CellShape shape, IReadOnlyList<LoggedResponse> responses)
    {
        var slices = responses.Select(row => row.Slice).Distinct().Order(StringComparer.Ordinal);
        var names = slices.ToArray();
        if (names.Length > ushort.MaxValue)
            throw new InvalidOperationException("A segment holds at most 65,535 slices.");
        var widths = WidthsOf(shape);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Format);
            writer.Write(responses.Count);
            writer.Write(names.Length);
            foreach (var name in names)
                writer.Write(name);
            foreach (var row in responses)
                writer.Write((byte)DateOnly.FromDayNumber((int)row.Day).Day);
            foreach (var row in responses)
                writer.Write(GroupOf(row.ResponseId));
            foreach (var row in responses)
                writer.Write((ushort)Array.BinarySearch(names, row.Slice, StringComparer.Ordinal));
            WriteItems(writer, shape, widths, responses);
        }
        return Read(shape, stream.ToArray());
    }

    /// <summary>Reads a stored segment; null when another program version wrote it or it is damaged: then it is made again.</summary>
    public static Segment? TryRead(CellShape shape, byte[] bytes)
    {
        try
        {
            return Read(shape, bytes);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static Segment Read(CellShape shape, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadByte() != Format)
            throw new InvalidDataException("The segment was written by another program version.");
        var rows = reader.ReadInt32();
        var slices = new string[reader.ReadInt32()];
        for (var i = 0; i < slices.Length; i++)
            slices[i] = reader.ReadString();
        var header = (int)stream.Position;
        var widths = WidthsOf(shape);
        return bytes.Length == header + (rows * (4 + widths.Sum()))
            ? new Segment(bytes, rows, slices, header, widths)
            : throw new InvalidDataException("The segment is cut short.");
    }

    /// <summary>One of 64 groups for delete-a-group jackknives; random, and the same for ever.</summary>
    public static byte GroupOf(Guid responseId)
    {
        Span<byte> id = stackalloc byte[16];
        responseId.TryWriteBytes(id);
        return (byte)(id[15] & 63);
    }

    private static void WriteItems(
        BinaryWriter writer,
        CellShape shape,
        int[] widths,
        IReadOnlyList<LoggedResponse> responses
    )
    {
        var answers = responses.Select(row => PackedSums.Unpack(row.Answers)).ToArray();
        for (var i = 0; i < widths.Length; i++)
            foreach (var values in answers)
            {
                var value = values[shape.Counted[i].ItemIndex] + 1;
                if (widths[i] == 1)
                    writer.Write((byte)value);
                else if (widths[i] == 2)
                    writer.Write((ushort)value);
                else
                    writer.Write(value);
            }
    }

    private static int[] WidthsOf(CellShape shape) => [.. shape.Counted.Select(item => item.Width)];
}
