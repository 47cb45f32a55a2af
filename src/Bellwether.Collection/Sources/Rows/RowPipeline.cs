using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Bellwether.Collection.Sources;

/// <summary>Some rows as they were read and as the mapping reads them.</summary>
internal sealed record MappedChunk(MappedRow[] Rows, string[]?[] Cells, RowReader Reader);

/// <summary>Reads rows on one thread and maps them on others, in the order of the file and a bounded number at a time.</summary>
internal static class RowPipeline
{
    private const int RowsAtOnce = 4_096;
    private const int CharactersAtOnce = 8_000_000;
    private const int ChunksAhead = 3;

    public static async IAsyncEnumerable<MappedChunk> Run(
        ISourceReader source,
        RowReader reader,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = Channel.CreateBounded<Task<MappedChunk>>(ChunksAhead);
        var reading = Task.Run(
            () => Read(source, reader, ahead.Writer, stopped.Token),
            CancellationToken.None
        );
        try
        {
            await foreach (var chunk in ahead.Reader.ReadAllAsync(cancel))
                yield return await chunk;
        }
        finally
        {
            await stopped.CancelAsync();
            await reading;
        }
    }

    private static async Task Read(
        ISourceReader source,
        RowReader first,
        ChannelWriter<Task<MappedChunk>> writer,
        CancellationToken cancel
    )
    {
        var readers = new ConcurrentBag<RowReader> { first };
        Exception? error = null;
        try
        {
            while (Next(source) is { } rows)
            {
                var mapping = Task.Run(
                    () =>
                    {
                        var reader = readers.TryTake(out var free) ? free : first.Copy();
                        var mapped = Map(rows, reader);
                        readers.Add(reader);
                        return mapped;
                    },
                    CancellationToken.None
                );
                await writer.WriteAsync(mapping, cancel);
            }
        }
        catch (OperationCanceledException) { }
        catch (Exception broken)
        {
            error = broken;
        }
        writer.TryComplete(error);
    }

    private static SourceRow[]? Next(ISourceReader source)
    {
        var started = ImportMetrics.Start();
        var rows = new List<SourceRow>(RowsAtOnce);
        var characters = 0;
        while (rows.Count < RowsAtOnce && characters < CharactersAtOnce && source.Next(out var row))
        {
            rows.Add(row);
            foreach (var cell in row.Cells ?? [])
                characters += cell.Length;
        }
        ImportMetrics.Took("read", started);
        return rows.Count == 0 ? null : [.. rows];
    }

    private static MappedChunk Map(SourceRow[] rows, RowReader reader)
    {
        var started = ImportMetrics.Start();
        var mapped = new MappedRow[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            mapped[i] = reader.Read(rows[i]);
        ImportMetrics.Took("map and redact", started);
        return new MappedChunk(mapped, Array.ConvertAll(rows, row => row.Cells), reader);
    }
}
