using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>Reads a whole file with a mapping and says what an import would do. Nothing is written.</summary>
public sealed class CheckFile(FindAgency findAgency, SourceSettings settings, TimeProvider time)
{
    /// <summary>Rows that are shown as they will be read.</summary>
    public const int Shown = 20;

    /// <summary>Checks it.</summary>
    public async Task<Outcome<FileCheck>> Run(
        Actor actor,
        FeedbackToImport what,
        CancellationToken cancel = default
    )
    {
        var mapping = what.Checked;
        if (!mapping.IsDone)
            return mapping.Refusal;
        var spooled = await SpooledFile.Of(what.File, settings, cancel);
        if (!spooled.IsDone)
            return spooled.Refusal;
        await using var spool = spooled.Value;
        try
        {
            var agency = (await findAgency.Run(actor.AgencyId, cancel))!;
            if (mapping.Value.Kind == MappingKind.Facts)
                return Facts(spool.Stream, mapping.Value, agency, cancel);
            var opened = OpenedFile.Open(
                spool.Stream,
                mapping.Value,
                agency,
                time.GetUtcNow(),
                cancel
            );
            if (!opened.IsDone)
                return opened.Refusal;
            using var file = opened.Value;
            return await Read(file, cancel);
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    private Outcome<FileCheck> Facts(
        Stream file,
        Mapping mapping,
        Agency agency,
        CancellationToken cancel
    )
    {
        var survey = FileSurvey.Of(file, mapping, cancel);
        return survey.IsDone
            ? CheckFacts.Run(file, mapping, survey.Value, agency, time.GetUtcNow(), cancel)
            : survey.Refusal;
    }

    private static async Task<FileCheck> Read(OpenedFile file, CancellationToken cancel)
    {
        var content = MappedInstrument.Of(file.Mapping, "the service").Value;
        var judge = new RowJudge(file.Mapping);
        var totals = new BatchTotals(file.Survey);
        var shown = ImmutableArray.CreateBuilder<RowSeen>();
        await foreach (var chunk in RowPipeline.Run(file.Source, file.Reader, cancel))
            for (var i = 0; i < chunk.Rows.Length; i++)
            {
                var row = chunk.Rows[i];
                var fate = judge.Judge(row, chunk.Cells[i], chunk.Reader);
                Count(totals, row, fate);
                if (shown.Count < Shown && fate != RowFate.Skipped)
                    shown.Add(See(row, fate, content));
            }
        totals.Campaigns = judge.Campaigns;
        return new FileCheck(
            file.Survey.Rows,
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

    private static void Count(BatchTotals totals, MappedRow row, RowFate fate)
    {
        if (fate == RowFate.Skipped)
            totals.Skip();
        else if (fate == RowFate.Excluded)
            totals.Exclude(row.Excluded!);
        else if (fate == RowFate.Quarantined)
            totals.Quarantine(row);
        else
        {
            totals.Accept(row);
            if (fate == RowFate.TakenAgain)
                totals.SamePerson++;
        }
    }

    private static RowSeen See(MappedRow row, RowFate fate, InstrumentContent content)
    {
        var answers = ImmutableArray.CreateBuilder<AnswerSeen>();
        for (var i = 0; i < row.Values.Length; i++)
        {
            var item = content.Items[i];
            if (row.Values[i] <= 0 || item.Kind == ItemKind.Text || (fate == RowFate.TakenAgain))
                continue;
            var said =
                item.Kind == ItemKind.MultiChoice
                    ? item.Options.Where((_, k) => ((row.Values[i] >> k) & 1) == 1)
                    : [item.Options[(int)row.Values[i] - 1]];
            answers.Add(new AnswerSeen(item.Prompt, [.. said.Select(option => option.Label)], ""));
        }
        foreach (var comment in row.Comments)
            answers.Add(
                new AnswerSeen(content.Items[comment.ItemIndex].Prompt, [], comment.Redacted ?? "")
            );
        return new RowSeen(
            row.Row,
            row.Faults.Count == 0 && row.Excluded is null ? row.Day : null,
            row.Service,
            row.Channel,
            row.Language,
            row.Location,
            answers.ToImmutable(),
            [.. row.Faults],
            row.Excluded
        );
    }
}

/// <summary>What an import of the file would do.</summary>
/// <param name="Rows">Rows in the file.</param>
/// <param name="Good">Rows that can be taken; those that are in already are among them.</param>
/// <param name="Bad">Rows with something wrong.</param>
/// <param name="Excluded">Rows left out for a stated reason.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Report">The details.</param>
/// <param name="Shown">The first rows as they will be read.</param>
/// <param name="Faults">The first hundred faults.</param>
public sealed record FileCheck(
    long Rows,
    long Good,
    long Bad,
    long Excluded,
    DateOnly? First,
    DateOnly? Last,
    BatchReport Report,
    ImmutableArray<RowSeen> Shown,
    ImmutableArray<RowFault> Faults
);

/// <summary>One row as it will be read.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Day">Its day; null when something is wrong.</param>
/// <param name="Service">Its service.</param>
/// <param name="Channel">Its channel's code.</param>
/// <param name="Language">Its language's code.</param>
/// <param name="Location">Its place.</param>
/// <param name="Answers">What was answered, words without personal details.</param>
/// <param name="Faults">What is wrong.</param>
/// <param name="Excluded">Why it is left out, or null.</param>
public sealed record RowSeen(
    int Row,
    DateOnly? Day,
    string Service,
    string Channel,
    string Language,
    string Location,
    ImmutableArray<AnswerSeen> Answers,
    ImmutableArray<RowFault> Faults,
    string? Excluded
);

/// <summary>One answer as it will be read.</summary>
/// <param name="Question">The question.</param>
/// <param name="Chosen">The options.</param>
/// <param name="Words">The words, without personal details.</param>
public sealed record AnswerSeen(LocalText Question, ImmutableArray<LocalText> Chosen, string Words);
