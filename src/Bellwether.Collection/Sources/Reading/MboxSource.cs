using System.Text;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Reads the messages of a mailbox as rows: message_id, date, subject, body. Who wrote is not read: nobody is followed. Of a
/// message the plain text is taken, without the lines it quotes from others and without what follows a signature mark.
/// </summary>
internal sealed class MboxSource : ISourceReader
{
    private const int LongestMessage = 4 * SourceLimits.LongestRow;

    private readonly StreamReader text;
    private readonly List<string> lines = [];
    private string? waiting;
    private int row;

    public MboxSource(Stream stream)
    {
        // Bytes as they are: each part of a message says its own encoding.
        text = new StreamReader(stream, Encoding.Latin1, false, 1 << 16, leaveOpen: true);
        waiting = text.ReadLine();
        if (waiting?.StartsWith("From ", StringComparison.Ordinal) != true)
            throw new RefusedFileException(SourceRefusals.Mailbox());
    }

    public IReadOnlyList<string> Columns { get; } = ["message_id", "date", "subject", "body"];

    public void Want(bool[] columns) { }

    public void Dispose() => text.Dispose();

    public bool Next(out SourceRow found)
    {
        if (waiting is null)
        {
            found = default;
            return false;
        }
        row++;
        lines.Clear();
        var length = 0;
        var isLong = false;
        string? line;
        var last = "";
        while ((line = Line(ref isLong)) is not null)
        {
            if (
                last.Length == 0
                && line.StartsWith("From ", StringComparison.Ordinal)
                && length > 0
            )
                break;
            length += line.Length + 1;
            last = line;
            if (length <= LongestMessage)
                lines.Add(line);
        }
        waiting = line;
        if (isLong)
        {
            found = new SourceRow(row, null, new BrokenRow("row.too-long"));
            return true;
        }
        var message = MimeMessage.Read(lines);
        found = new SourceRow(
            row,
            [message.Id, message.Date, message.Subject, message.Words],
            null
        );
        return true;
    }

    // A line longer than any message is read to its end and dropped, at flat memory.
    private string? Line(ref bool isLong)
    {
        var built = new StringBuilder();
        var any = false;
        int c;
        while ((c = text.Read()) >= 0)
        {
            any = true;
            if (c == '\n')
                break;
            if (built.Length < SourceLimits.LongestRow)
                built.Append((char)c);
            else
                isLong = true;
        }
        if (!any)
            return null;
        if (built.Length > 0 && built[^1] == '\r')
            built.Length--;
        return built.ToString();
    }
}
