namespace Bellwether.Collection.Sources;

/// <summary>What becomes of a row.</summary>
internal enum RowFate
{
    Taken,
    TakenAgain,
    Quarantined,
    Excluded,
    Skipped,
}

/// <summary>Judges rows in the order of the file by what stood before them: ids, persons, words.</summary>
internal sealed class RowJudge(Mapping mapping)
{
    // About 24 bytes for each. Beyond it a row with an id that stood far above is not told; the log still counts it once.
    private const int MostRemembered = 8_000_000;

    private readonly HashSet<ulong> ids = [];
    private readonly HashSet<ulong> persons = [];
    private readonly NearCopies copies = new();

    public IReadOnlyList<(int Count, int FirstRow)> Campaigns => copies.Campaigns;

    /// <summary>Judges a row. Taken again: words of a person whose answers stand in an earlier row.</summary>
    public RowFate Judge(MappedRow row, string[]? cells, RowReader reader)
    {
        if (row.IsSkipped)
            return RowFate.Skipped;
        if (row.Excluded is not null)
            return RowFate.Excluded;
        var isLater = row.Person != 0 && persons.Count < MostRemembered && !persons.Add(row.Person);
        if (row.Faults.Count == 0)
            Look(row, isLater);
        if (row.Faults.Count > 0)
        {
            if (row.Kept is null && cells is not null)
                reader.Keep(row, cells);
            if (isLater)
                reader.ForgetAnswers(row);
            return RowFate.Quarantined;
        }
        return isLater ? RowFate.TakenAgain : RowFate.Taken;
    }

    private void Look(MappedRow row, bool isLater)
    {
        if (!isLater && !row.HasAnswer)
            row.Faults.Add(RowFaults.Nothing(row.Row));
        else if (ids.Count < MostRemembered && !ids.Add(Fingerprint.Of(row.ExternalId)))
            row.Faults.Add(
                mapping.Id is null
                    ? RowFaults.SameWords(row.Row, "")
                    : RowFaults.SameId(
                        row.Row,
                        mapping.Id.Column ?? string.Join(", ", mapping.Id.MadeFrom),
                        row.ExternalId
                    )
            );
        else if (row.Plain.Length > 0 && copies.Add(row.Plain, row.Row))
            row.Faults.Add(RowFaults.SameWords(row.Row, ""));
    }
}
