using Bellwether.Collection.Sources;

namespace Bellwether.Cli;

/// <summary>How imports are told: in words, and as JSON.</summary>
internal static class BatchWords
{
    public static object Json(FeedbackImported imported) =>
        new
        {
            imported.Batch.BatchId,
            imported.Batch.FileName,
            mapping = imported.Batch.MappingName,
            imported.Batch.Rows,
            imported.Batch.Accepted,
            imported.Batch.Repeated,
            quarantinedRows = imported.Batch.Quarantined,
            excludedRows = imported.Batch.Excluded,
            skippedRows = imported.Batch.Report.Skipped,
            imported.Batch.First,
            imported.Batch.Last,
            readAs = imported.Batch.Report.ReadAs,
            dates = new
            {
                order = imported.Batch.Report.DateOrder,
                imported.Batch.Report.DayFirst,
                imported.Batch.Report.MonthFirst,
                either = imported.Batch.Report.EitherOrder,
            },
            comments = imported.Batch.Report.Comments,
            samePerson = imported.Batch.Report.SamePerson,
            languages = imported.Batch.Report.Languages,
            redactions = imported.Batch.Report.Redactions,
            excluded = imported.Batch.Report.Excluded,
            reasons = imported.Batch.Report.Reasons,
            unusedColumns = imported.Batch.Report.UnusedColumns,
            campaigns = imported.Batch.Report.Campaigns,
            quarantined = imported.Quarantined.Select(Fault),
        };

    public static void Imported(FeedbackImported imported)
    {
        var batch = imported.Batch;
        Console.Out.WriteLine(
            $"{batch.Accepted:N0} of {batch.Rows:N0} rows are in ({batch.First:yyyy-MM-dd} to {batch.Last:yyyy-MM-dd}); {batch.Repeated:N0} were in already, {batch.Excluded:N0} are left out, {batch.Report.Skipped:N0} do not belong here, {batch.Quarantined:N0} are in quarantine."
        );
        Details(batch.Report);
        foreach (
            var reason in imported
                .Quarantined.GroupBy(fault => fault.Reason)
                .OrderByDescending(group => group.Count())
        )
            Console.Out.WriteLine(
                $"  {batch.Report.Reasons.GetValueOrDefault(reason.Key), 7:N0}  {reason.Key}, first in row {reason.First().Row}: {reason.First().Message.In("en")}"
            );
        Console.Out.WriteLine($"Take it back with: bellwether imports undo {batch.BatchId}");
    }

    public static void Check(FileCheck check)
    {
        Console.Out.WriteLine(
            $"{check.Good:N0} of {check.Rows:N0} rows can be taken ({check.First:yyyy-MM-dd} to {check.Last:yyyy-MM-dd}); {check.Excluded:N0} are left out, {check.Report.Skipped:N0} do not belong here, {check.Bad:N0} need mending. Nothing was written."
        );
        Details(check.Report);
        foreach (var row in check.Shown)
            Console.Out.WriteLine(
                $"  row {row.Row}: {(row.Faults.Length > 0 ? row.Faults[0].Message.In("en") : row.Excluded ?? $"{row.Day:yyyy-MM-dd} {row.Service} {string.Join("; ", row.Answers.Select(answer => $"{answer.Question.In("en")} {(answer.Words.Length > 0 ? $"“{answer.Words}”" : string.Join(", ", answer.Chosen.Select(chosen => chosen.In("en"))))}"))}")}"
            );
        foreach (
            var (reason, count) in check.Report.Reasons.OrderByDescending(reason => reason.Value)
        )
            Console.Out.WriteLine($"  {count, 7:N0}  {reason}");
    }

    private static void Details(BatchReport report)
    {
        Console.Out.WriteLine($"Read as {report.ReadAs}.");
        if (report.EitherOrder > 0)
            Console.Out.WriteLine(
                report.DateOrder.Length > 0
                    ? $"Dates are read {report.DateOrder}: {Math.Max(report.DayFirst, report.MonthFirst):N0} dates of the file can only be read so, none otherwise."
                    : $"{report.EitherOrder:N0} dates can be read both ways; {report.DayFirst:N0} of the file have the day first, {report.MonthFirst:N0} the month."
            );
        if (report.Comments > 0)
            Console.Out.WriteLine(
                $"{report.Comments:N0} comments ({string.Join(", ", report.Languages.OrderByDescending(language => language.Value).Select(language => $"{language.Key} {language.Value:N0}"))}); personal details removed: {(report.Redactions.IsEmpty ? "none found" : string.Join(", ", report.Redactions.Select(detail => $"{detail.Key} {detail.Value:N0}")))}."
            );
        if (report.SamePerson > 0)
            Console.Out.WriteLine(
                $"{report.SamePerson:N0} rows are further words of somebody whose answer is counted once."
            );
        foreach (var campaign in report.Campaigns)
            Console.Out.WriteLine(
                $"{campaign.Copies:N0} near-identical texts, the first in row {campaign.Row}: a campaign."
            );
        if (report.UnusedColumns.Length > 0)
            Console.Out.WriteLine(
                $"Not read, and nothing of them kept: {string.Join(", ", report.UnusedColumns)}."
            );
    }

    private static object Fault(RowFault fault) =>
        new
        {
            fault.Row,
            fault.Field,
            fault.Reason,
            message = fault.Message.In("en"),
        };
}
