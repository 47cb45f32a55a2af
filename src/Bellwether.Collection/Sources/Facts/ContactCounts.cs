namespace Bellwether.Collection.Sources;

/// <summary>Contacts by reason, gathered per service, channel and period: together they are one tally.</summary>
internal sealed class ContactCounts
{
    private readonly SortedDictionary<
        (string Service, string Channel, DateOnly First, DateOnly Last),
        (long[] Counts, List<MappedRow> Rows, FactRule Rule)
    > all = [];

    public IEnumerable<(
        (string Service, string Channel, DateOnly First, DateOnly Last) Of,
        long[] Counts,
        List<MappedRow> Rows,
        FactRule Rule
    )> All => all.Select(each => (each.Key, each.Value.Counts, each.Value.Rows, each.Value.Rule));

    public void Add(string service, string channel, FactRow row, FactCell cell)
    {
        var key = (service, channel, row.First, row.Last);
        if (!all.TryGetValue(key, out var entry))
            all[key] = entry = (new long[cell.Rule.Reasons.Length], [], cell.Rule);
        entry.Counts[cell.Reason] += (long)cell.Value;
        entry.Rows.Add(row.Row);
    }
}
