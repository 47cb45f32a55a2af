using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>Puts sheets into the response log through the one intake. The number on the paper is the answer's own id there.</summary>
internal sealed class RecordSheets(Db db, RecordResponse recordResponse, FindVersion findVersion)
{
    /// <summary>The first faults of a sheet against the version that is printed on it; unanswered questions are none.</summary>
    public async Task<Refusal?> Check(Actor actor, SheetToType what, CancellationToken cancel)
    {
        var pile = await db.Read(
            connection => PileStore.Find(connection, null, actor.AgencyId, what.PileId),
            cancel
        );
        if (pile is null)
            return EntryRefusals.NoPile();
        var version = await findVersion.Run(actor.AgencyId, pile.VersionId, cancel);
        var outcome = CheckAnswers.Run(Unforced.Of(version!), what.Answers, what.Language);
        return outcome.Refusal;
    }

    /// <summary>Records one sheet, or every sheet of a pile that waits for nobody but the next one.</summary>
    /// <returns>How many were recorded.</returns>
    public async Task<Outcome<int>> Run(
        Actor actor,
        Pile pile,
        string? only,
        bool keepLast,
        CancellationToken cancel
    )
    {
        var rows = await db.Read(
            connection => SheetStore.List(connection, null, actor.AgencyId, pile.PileId),
            cancel
        );
        var waiting = rows.Where(row => row.State == PaperState.Waiting).ToList();
        if (only is not null)
            waiting = [.. waiting.Where(row => row.Sheet == only)];
        else if (pile.IsDouble)
            waiting = [];
        else if (keepLast && waiting.Count > 0)
            waiting.RemoveAt(waiting.Count - 1);
        foreach (var row in waiting)
        {
            var outcome = await Record(actor, pile, row, row.FirstAnswers, cancel);
            if (!outcome.IsDone)
                return outcome.Refusal;
        }
        return waiting.Count;
    }

    /// <summary>Records one sheet with these answers.</summary>
    public async Task<Outcome<Received>> Record(
        Actor actor,
        Pile pile,
        SheetRow row,
        string answers,
        CancellationToken cancel
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, pile.CollectorId, cancel);
        var received = await recordResponse.Run(
            new IncomingResponse(collector!.Key, SheetAnswers.Read(answers))
            {
                ExternalId = $"sheet/{row.Sheet}",
                VersionId = pile.VersionId,
                Language = row.Language,
                Door = "paper",
                Channel = "paper",
                Earned = true,
            },
            cancel
        );
        if (received.IsDone)
            await db.Write(
                tx => SheetStore.SetRecorded(tx, row, received.Value.Receipt.ResponseId),
                cancel
            );
        return received;
    }
}

/// <summary>A version in which no question must be answered: what stands on paper, or was said, cannot be asked for again.</summary>
internal static class Unforced
{
    public static InstrumentVersion Of(InstrumentVersion version) =>
        version with
        {
            Items = [.. version.Items.Select(item => item with { Required = false })],
        };
}
