namespace Bellwether.Responses;

/// <summary>Bytes that wait to be written: they grow to a page of rows and are used again.</summary>
internal sealed class RowBuffer(RowFormat format)
{
    private const int Beginning = 64 * 1024;

    private readonly byte[] nothing = format.Nothing;
    private byte[] bytes = new byte[Beginning];
    private int length;

    public void Add(ReadOnlySpan<byte> more)
    {
        if (more.Length > bytes.Length - length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more.Length));
        more.CopyTo(bytes.AsSpan(length));
        length += more.Length;
    }

    public void AddNothing() => Add(nothing);

    public async Task Flush(Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(bytes.AsMemory(0, length), cancel);
        length = 0;
    }
}
