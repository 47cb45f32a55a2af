namespace Bellwether.Responses;

/// <summary>The order in which rows are written: sorted rows keep two writers from waiting for each other in a ring.</summary>
internal static class LogOrder
{
    /// <summary>Each response once, sorted; one batch may hold the same one twice.</summary>
    /// <param name="rows">The rows of a batch.</param>
    /// <param name="place">Where each row is among the firsts.</param>
    public static List<LogRow> Firsts(IReadOnlyList<LogRow> rows, out int[] place)
    {
        var order = new int[rows.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        // By place last, so that of two that are the same the first one stays.
        Array.Sort(
            order,
            (a, b) => Compare(rows[a], rows[b]) is var by and not 0 ? by : a.CompareTo(b)
        );
        var firsts = new List<LogRow>(rows.Count);
        place = new int[rows.Count];
        foreach (var i in order)
        {
            if (firsts.Count == 0 || Compare(firsts[^1], rows[i]) != 0)
                firsts.Add(rows[i]);
            place[i] = firsts.Count - 1;
        }
        return firsts;
    }

    private static int Compare(LogRow a, LogRow b)
    {
        var order = a.Response.CollectorId.CompareTo(b.Response.CollectorId);
        return order == 0 ? a.ExternalKey.CompareTo(b.ExternalKey) : order;
    }
}
