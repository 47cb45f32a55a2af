using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>Settles a sheet that two people typed differently: somebody looked at the paper again.</summary>
public sealed class SettleSheet
{
    private readonly Db db;
    private readonly RecordSheets record;

    internal SettleSheet(Db db, RecordSheets record)
    {
        this.db = db;
        this.record = record;
    }

    /// <summary>Records the sheet with what the first person typed, but for the questions given here.</summary>
    /// <param name="actor">Who settles it.</param>
    /// <param name="pileId">The pile.</param>
    /// <param name="sheet">The number on the paper.</param>
    /// <param name="chosen">For each question that differs, true when the second person is right.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Received>> Run(
        Actor actor,
        Guid pileId,
        string sheet,
        IReadOnlyDictionary<string, bool> chosen,
        CancellationToken cancel = default
    )
    {
        var (pile, row) = await db.Read(
            async connection =>
            {
                var found = await PileStore.Find(connection, null, actor.AgencyId, pileId);
                var rows = found is null
                    ? []
                    : await SheetStore.List(connection, null, actor.AgencyId, pileId);
                return (
                    found,
                    rows.FirstOrDefault(each =>
                        each.Sheet == sheet && each.State == PaperState.Differs
                    )
                );
            },
            cancel
        );
        if (pile is null)
            return EntryRefusals.NoPile();
        if (row is null)
            return EntryRefusals.NoDifference();
        var differences = SheetAnswers.Compare(row.FirstAnswers, row.SecondAnswers);
        var open = differences.Where(each => !chosen.ContainsKey(each.ItemKey)).ToList();
        if (open.Count > 0)
            return new Refusal(
                "entry.undecided",
                RefusalKind.Invalid,
                "Look at the paper and choose for every question which of the two is right."
            )
            {
                Faults =
                [
                    .. open.Select(each => new Fault(each.ItemKey, "Choose one of the two.")),
                ],
            };
        var answers = SheetAnswers
            .Read(row.FirstAnswers)
            .ToDictionary(answer => answer.Key, answer => answer.Value);
        foreach (var difference in differences.Where(each => chosen[each.ItemKey]))
            answers[difference.ItemKey] = difference.Second;
        return await record.Record(actor, pile, row, SheetAnswers.Write(answers), cancel);
    }
}
