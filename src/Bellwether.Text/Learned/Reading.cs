namespace Bellwether.Text.Learned;

/// <summary>A piece of a text: the row of the model, and how much it weighs in this text.</summary>
internal record struct Piece(int Row, float Weight);

/// <summary>Buffers for reading one text after the other; one per thread.</summary>
internal sealed class Reading
{
    private Piece[] pieces = new Piece[1024];
    private int[] places = [];
    private float[] sums = [];
    private int count;

    /// <summary>Takes a text apart.</summary>
    public Grams Grams { get; } = new();

    /// <summary>The pieces of the text that the model knows.</summary>
    public ReadOnlySpan<Piece> Pieces => pieces.AsSpan(0, count);

    /// <summary>Forgets the text before.</summary>
    public void Begin(int rows)
    {
        if (places.Length < rows)
            places = new int[rows];
        count = 0;
    }

    /// <summary>Counts a piece: its weight is how often it came.</summary>
    public void Count(int row)
    {
        ref var place = ref places[row];
        if (place > 0)
        {
            pieces[place - 1].Weight++;
            return;
        }
        if (count == pieces.Length)
            Array.Resize(ref pieces, pieces.Length * 2);
        pieces[count++] = new Piece(row, 1);
        place = count;
    }

    /// <summary>What has been counted; the next block begins behind it.</summary>
    public Span<Piece> Take()
    {
        for (var i = 0; i < count; i++)
            places[pieces[i].Row] = 0;
        return pieces.AsSpan(0, count);
    }

    /// <summary>Words of praise less words of blame in the text, at most four either way.</summary>
    public int Balance => Math.Clamp(Grams.Balance, -4, 4);

    /// <summary>Whether enough of the text is known to say anything: at least a third of its words.</summary>
    public bool KnowsEnough { get; set; }

    /// <summary>Room for sums.</summary>
    public Span<float> Sums(int width)
    {
        if (sums.Length < width)
            sums = new float[width];
        return sums.AsSpan(0, width);
    }
}
