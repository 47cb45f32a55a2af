using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bellwether.Text.Learned;

/// <summary>A linear model: one row of small integer weights per piece of text, one score per label. What is measured in the bench and
/// what ships is this class, with the same rounding.</summary>
internal sealed class LinearModel
{
    /// <summary>Steps of the rounded rarity of a piece.</summary>
    public const float RarityStep = 16f;

    private const int Step = 16;

    private readonly uint[] hashes;
    private readonly byte[] rarity;
    private readonly sbyte[] weights;
    private readonly float[] scale;
    private readonly float[] bias;
    private readonly int width;
    private readonly int[] slots;

    /// <summary>Makes the model.</summary>
    /// <param name="labels">L labels.</param>
    /// <param name="hashes">F pieces, ascending.</param>
    /// <param name="rarity">F inverse document frequencies in sixteenths.</param>
    /// <param name="weights">F rows of <see cref="WidthOf"/> weights.</param>
    /// <param name="scale">What one step of a weight is worth, per label.</param>
    /// <param name="bias">L constants.</param>
    public LinearModel(
        string[] labels,
        uint[] hashes,
        byte[] rarity,
        sbyte[] weights,
        float[] scale,
        float[] bias
    )
    {
        Labels = labels;
        this.hashes = hashes;
        this.rarity = rarity;
        this.weights = weights;
        this.scale = scale;
        this.bias = bias;
        width = WidthOf(labels.Length);
        slots = Table(hashes);
    }

    /// <summary>The labels, in the order of their scores.</summary>
    public string[] Labels { get; }

    /// <summary>The pieces.</summary>
    public ReadOnlySpan<uint> Hashes => hashes;

    /// <summary>How rare each is, in sixteenths.</summary>
    public ReadOnlySpan<byte> Rarity => rarity;

    /// <summary>The rows of weights.</summary>
    public ReadOnlySpan<sbyte> Weights => weights;

    /// <summary>What a step is worth, by label.</summary>
    public ReadOnlySpan<float> Scale => scale;

    /// <summary>The constants, by label.</summary>
    public ReadOnlySpan<float> Bias => bias;

    /// <summary>The length of a row: labels rounded up so that rows are read in whole steps.</summary>
    public static int WidthOf(int labels) => (labels + Step - 1) / Step * Step;

    /// <summary>The pieces of the model in a text: rows and how much each weighs.</summary>
    public ReadOnlySpan<Piece> Pieces(ReadOnlySpan<char> text, Asked asked, Reading reading)
    {
        reading.Grams.Read(text, asked);
        reading.Begin(hashes.Length);
        var (known, all) = (0, reading.Grams.TextWords.Length / 2);
        for (var i = 0; i < all; i++)
            known += Find(reading.Grams.TextWords[i * 2]) >= 0 ? 1 : 0;
        reading.KnowsEnough = known * 3 >= all && known > 0;
        var words = Gather(reading.Grams.Words, reading, 0);
        Gather(reading.Grams.Letters, reading, words);
        return reading.Pieces;
    }

    /// <summary>The score of every label.</summary>
    public void Score(ReadOnlySpan<char> text, Asked asked, Reading reading, Span<float> scores)
    {
        var pieces = Pieces(text, asked, reading);
        var sums = reading.Sums(width);
        sums.Clear();
        foreach (var piece in pieces)
            Add(piece, sums);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = sums[i] * scale[i] + bias[i];
    }

    // Sixteen weights a step, widened and multiplied at once.
    private void Add(Piece piece, Span<float> sums)
    {
        ref var row = ref weights[piece.Row * width];
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var by = Vector128.Create(piece.Weight);
        for (var i = 0; i < sums.Length; i += Step)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref row, (nuint)i));
            AddFour(Vector128.WidenLower(low), by, ref sum, i);
            AddFour(Vector128.WidenUpper(low), by, ref sum, i + 4);
            AddFour(Vector128.WidenLower(high), by, ref sum, i + 8);
            AddFour(Vector128.WidenUpper(high), by, ref sum, i + 12);
        }
    }

    private static void AddFour(
        Vector128<int> weights,
        Vector128<float> by,
        ref float sums,
        int at
    ) =>
        (
            Vector128.LoadUnsafe(ref sums, (nuint)at) + Vector128.ConvertToSingle(weights) * by
        ).StoreUnsafe(ref sums, (nuint)at);

    // Counts each piece once, weighs it by its rarity, and brings the block to length one half.
    private int Gather(ReadOnlySpan<uint> grams, Reading reading, int from)
    {
        foreach (var hash in grams)
            if (Find(hash) is var row and >= 0)
                reading.Count(row);
        var pieces = reading.Take();
        var square = 0f;
        for (var i = from; i < pieces.Length; i++)
        {
            ref var piece = ref pieces[i];
            piece.Weight = (1 + MathF.Log(piece.Weight)) * (rarity[piece.Row] / RarityStep);
            square += piece.Weight * piece.Weight;
        }
        var by = square > 0 ? 1 / MathF.Sqrt(square) : 0;
        for (var i = from; i < pieces.Length; i++)
            pieces[i].Weight *= by;
        return pieces.Length;
    }

    /// <summary>How rare a piece is; what the model never saw is as rare as can be.</summary>
    public float RarityOf(uint hash) =>
        Find(hash) is var row and >= 0 ? rarity[row] / RarityStep : 8;

    /// <summary>The row of a piece, or -1.</summary>
    public int Find(uint hash)
    {
        var mask = slots.Length - 1;
        for (var slot = Slot(hash, mask); ; slot = (slot + 1) & mask)
        {
            var row = slots[slot] - 1;
            if (row < 0 || hashes[row] == hash)
                return row;
        }
    }

    private static int Slot(uint hash, int mask) =>
        (int)(unchecked(hash * 2654435769u) >> 8) & mask;

    private static int[] Table(uint[] hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        var table = new int[size];
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = Slot(hashes[row], size - 1);
            while (table[slot] != 0)
                slot = (slot + 1) & (size - 1);
            table[slot] = row + 1;
        }
        return table;
    }
}
