using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>Reads a whole file of facts and says what an import would do. Nothing is written.</summary>
internal static class CheckFacts
{
    public static FileCheck Run(
        Stream file,
        Mapping mapping,
        FileSurvey survey,
        Agency agency,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        using var source = SourceFile.Open(file, survey.Look, mapping.Reads);
        source.Want(survey.Columns.Needed);
        var reader = new FactReader(mapping, survey, agency, now);
        var totals = new BatchTotals(survey);
        var repeats = new FactRepeats();
        var shown = ImmutableArray.CreateBuilder<RowSeen>();
        while (source.Next(out var next))
        {
            cancel.ThrowIfCancellationRequested();
            var row = reader.Read(next);
            Count(totals, repeats, row);
            if (shown.Count < CheckFile.Shown && !row.Row.IsSkipped)
                shown.Add(See(row));
        }
        return new FileCheck(
            survey.Rows,
            totals.Accepted,
            totals.Quarantined,
            totals.ExcludedRows,
            totals.First,
            totals.Last,
            totals.Report(),
            shown.ToImmutable(),
            [.. totals.Listed.Take(100)]
        );
    }

    private static void Count(BatchTotals totals, FactRepeats repeats, FactRow row)
    {
        if (row.Row.IsSkipped)
            totals.Skip();
        else if (row.Row.Excluded is { } reason)
            totals.Exclude(reason);
        else if (
            row.Row.Faults.Count > 0
            || repeats.Find(row, row.Row.Service.ToLowerInvariant(), row.Row.Channel)
        )
            totals.Quarantine(row.Row);
        else
            totals.Accept(row.Row, row.Last);
    }

    private static RowSeen See(FactRow row) =>
        new(
            row.Row.Row,
            row.Row.Faults.Count == 0 && row.Row.Excluded is null ? row.First : null,
            row.Row.Service,
            row.Row.Channel,
            "",
            "",
            [
                .. row.Cells.Select(cell => new AnswerSeen(
                    LocalText.Of(cell.Rule.Column),
                    [LocalText.Of(cell.Value.ToString("0.###", CultureInfo.InvariantCulture))],
                    ""
                )),
            ],
            [.. row.Row.Faults],
            row.Row.Excluded
        );
}
