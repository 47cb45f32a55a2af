using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Bellwether.Text.Learned;

/// <summary>A model as a file: compressed, small-endian, the same bytes for the same model.</summary>
internal static class ModelFile
{
    private const int Magic = 0x4D4C5742;

    public static void Write(LinearModel model, Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(model.Labels.Length);
        foreach (var label in model.Labels)
            writer.Write(label);
        writer.Write(model.Hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(model.Hashes));
        writer.Write(model.Rarity);
        writer.Write(MemoryMarshal.AsBytes(model.Scale));
        writer.Write(MemoryMarshal.AsBytes(model.Bias));
        var width = LinearModel.WidthOf(model.Labels.Length);
        for (var label = 0; label < model.Labels.Length; label++)
        for (var row = 0; row < model.Hashes.Length; row++)
            writer.Write(model.Weights[row * width + label]);
    }

    public static LinearModel Read(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        using var buffered = new BufferedStream(packed, 1 << 16);
        using var reader = new BinaryReader(buffered, Encoding.UTF8);
        if (reader.ReadInt32() != Magic)
            throw new InvalidDataException("This is not a model.");
        var labels = new string[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = reader.ReadString();
        var hashes = new uint[reader.ReadInt32()];
        buffered.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        var rarity = new byte[hashes.Length];
        buffered.ReadExactly(rarity);
        var (scale, bias) = (new float[labels.Length], new float[labels.Length]);
        buffered.ReadExactly(MemoryMarshal.AsBytes(scale.AsSpan()));
        buffered.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        var width = LinearModel.WidthOf(labels.Length);
        var weights = new sbyte[hashes.Length * width];
        var column = new byte[hashes.Length];
        for (var label = 0; label < labels.Length; label++)
        {
            buffered.ReadExactly(column);
            for (var row = 0; row < column.Length; row++)
                weights[row * width + label] = unchecked((sbyte)column[row]);
        }
        return new LinearModel(labels, hashes, rarity, weights, scale, bias);
    }
}
