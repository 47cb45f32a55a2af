namespace Bellwether.Responses;

/// <summary>Responses of an import, ready to be written: checked, packed, sealed, in the order of the log, with their sums.</summary>
public sealed record PreparedResponses
{
    internal PreparedResponses(IReadOnlyList<LogRow> rows)
    {
        Count = rows.Count;
        Rows = rows;
        Firsts = LogOrder.Firsts(rows, out var place);
        Place = place;
        Shapes = [.. Firsts.Select(row => (row.Response.AgencyId, row.Shape)).Distinct()];
        Cells = new CellSums();
        foreach (var row in Firsts)
            if (row.IsCounted)
                Cells.Add(row.Counted, row.Shape, row.Response.Answers.Values.AsSpan(), 1);
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    internal IReadOnlyList<LogRow> Rows { get; }

    /// <summary>Each response once, in the order of the log.</summary>
    internal List<LogRow> Firsts { get; }

    /// <summary>Where each row is among the firsts.</summary>
    internal int[] Place { get; }

    internal IReadOnlyList<(Guid AgencyId, CellShape Shape)> Shapes { get; }

    /// <summary>The sums of all the firsts; what is written when none of them is there already.</summary>
    internal CellSums Cells { get; }
}

/// <summary>
/// Makes the responses of an import ready outside any transaction, so that one batch can be made ready while another is written.
/// </summary>
public sealed class PrepareResponses
{
    private readonly ShapeStore shapes;
    private readonly SealWords seal;

    internal PrepareResponses(ShapeStore shapes, SealWords seal)
    {
        this.shapes = shapes;
        this.seal = seal;
    }

    /// <summary>The responses, ready for <see cref="RecordResponses"/>.</summary>
    /// <param name="batch">Checked responses.</param>
    /// <exception cref="ArgumentException">The answers are not answers to the version, or tell more than an opt-out allows.</exception>
    public PreparedResponses Run(IReadOnlyList<NewResponse> batch)
    {
        var started = RecordMetrics.Start();
        var rows = new LogRow[batch.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = LogRow.Of(batch[i], shapes.Of(batch[i].Version), seal);
        RecordMetrics.Took("encode", ref started);
        var prepared = new PreparedResponses(rows);
        RecordMetrics.Took("sum", ref started);
        return prepared;
    }
}
