using System.Buffers;
using System.Text;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>A page as bytes with one slot, made once and sent many times.</summary>
internal sealed class PageTemplate
{
    private readonly byte[] before;
    private readonly byte[] between;
    private readonly byte[] after;

    /// <summary>Cuts a page at its first slot, and at its second when it has one.</summary>
    public PageTemplate(string html, string slot, string? second = null)
    {
        var (head, rest) = Split(html, slot);
        before = Encoding.UTF8.GetBytes(head);
        if (second is null)
        {
            between = Encoding.UTF8.GetBytes(rest);
            after = [];
            return;
        }
        var (middle, tail) = Split(rest, second);
        between = Encoding.UTF8.GetBytes(middle);
        after = Encoding.UTF8.GetBytes(tail);
    }

    /// <summary>Length of the page around what is put in.</summary>
    public int Length => before.Length + between.Length + after.Length;

    /// <summary>Writes the page. What is put in must be safe in HTML already.</summary>
    public void Write(
        IBufferWriter<byte> target,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second = default
    )
    {
        target.Write(before);
        target.Write(first);
        target.Write(between);
        target.Write(second);
        target.Write(after);
    }

    private static (string Before, string After) Split(string html, string slot)
    {
        var at = html.IndexOf(slot, StringComparison.Ordinal);
        return at < 0
            ? throw new InvalidOperationException("The page has no slot.")
            : (html[..at], html[(at + slot.Length)..]);
    }
}
