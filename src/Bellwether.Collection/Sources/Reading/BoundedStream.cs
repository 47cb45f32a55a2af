namespace Bellwether.Collection.Sources;

/// <summary>A part of a package that says no when it unpacks to more than the limit, whatever its own length says.</summary>
internal sealed class BoundedStream(Stream inner, string part) : Stream
{
    private long left = SourceLimits.MostUnpacked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        if ((left -= read) < 0)
            throw new RefusedFileException(SourceRefusals.TooLargeUnpacked(part));
        return read;
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
