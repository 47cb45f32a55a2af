using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>Writes one response as one row.</summary>
internal sealed class RowWriter
{
    private readonly ExportPlan plan;
    private readonly RowFormat format;
    private readonly RowBuffer to;
    private readonly byte[][] before;
    private readonly Dictionary<Guid, ExportSource> sources;
    private readonly Dictionary<Guid, ItemCell?[]> cells = [];
    private readonly Dictionary<Guid, InstrumentVersion> versions;
    private readonly Dictionary<string, byte[]> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, byte[]> days = [];
    private readonly string language;
    private readonly bool isCsv;

    public RowWriter(ExportPlan plan, ExportQuery query, RowFormat format)
    {
        this.plan = plan;
        this.format = format;
        language = query.Language;
        to = new RowBuffer(format);
        isCsv = format.Nothing.Length == 0;
        before = [.. plan.Names.Select((name, column) => format.Before(column, name))];
        sources = query
            .Sources.DistinctBy(source => source.CollectorId)
            .ToDictionary(source => source.CollectorId);
        versions = plan.Versions.ToDictionary(version => version.VersionId);
    }

    public void Head() => to.Add(format.Head(plan.Names));

    public Task Flush(Stream stream, CancellationToken cancel) => to.Flush(stream, cancel);

    public void Row(StoredResponse response)
    {
        var source = sources[response.Place.CollectorId];
        var version = versions[response.VersionId];
        var column = 0;
        to.Add(before[column++]);
        AddId(response.Place.ResponseId);
        Text(ref column, source.Service);
        Text(ref column, source.Collector);
        Text(ref column, version.InstrumentId.ToString());
        Number(ref column, version.Number);
        Text(ref column, response.Slice.Channel);
        Text(ref column, response.Slice.Language);
        Text(ref column, response.Slice.Location);
        to.Add(before[column++]);
        to.Add(Day(response.Place.Day));
        Text(ref column, Word(response.Disposition));
        Text(ref column, response.Excluded);
        foreach (var cell in Cells(version))
        {
            to.Add(before[column++]);
            if (cell is null)
                to.AddNothing();
            else
                cell.Write(to, response);
        }
        to.Add(format.End);
    }

    /// <summary>How far the respondent came, as files say it.</summary>
    public static string Word(Disposition disposition) =>
        disposition switch
        {
            Disposition.Complete => "complete",
            Disposition.Partial => "partial",
            Disposition.BreakOff => "break-off",
            Disposition.ScreenedOut => "screened-out",
            Disposition.Continued => "continued",
            _ => "refused",
        };

    private void AddId(Guid responseId)
    {
        Span<byte> text = stackalloc byte[34];
        RowId.Write(responseId, text[1..33]);
        text[0] = text[33] = (byte)'"';
        to.Add(isCsv ? text[1..33] : text);
    }

    private void Text(ref int column, string text)
    {
        to.Add(before[column++]);
        if (text.Length == 0)
        {
            to.AddNothing();
            return;
        }
        if (!texts.TryGetValue(text, out var bytes))
            texts[text] = bytes = format.Text(text);
        to.Add(bytes);
    }

    private void Number(ref int column, int number)
    {
        to.Add(before[column++]);
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (!texts.TryGetValue("#" + text, out var bytes))
            texts["#" + text] = bytes = format.Number(text);
        to.Add(bytes);
    }

    private byte[] Day(DateOnly day)
    {
        if (!days.TryGetValue(day, out var bytes))
            days[day] = bytes = format.Text(
                day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
        return bytes;
    }

    private ItemCell?[] Cells(InstrumentVersion version)
    {
        if (!cells.TryGetValue(version.VersionId, out var made))
            cells[version.VersionId] = made = [
                .. plan.Items.Select(column => ItemCell.Of(column, version, language, format)),
            ];
        return made;
    }
}
