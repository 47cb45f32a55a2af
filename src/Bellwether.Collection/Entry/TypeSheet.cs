using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>A sheet as somebody typed it.</summary>
/// <param name="PileId">The pile.</param>
/// <param name="Number">The number on the paper: within a collector it counts once.</param>
/// <param name="Answers">The answers by item key (TypedAnswers makes them of what was typed).</param>
public sealed record SheetToType(
    Guid PileId,
    string Number,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers
)
{
    /// <summary>The language of the paper.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>A sheet that was taken.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Recorded">Sheets that went into the response log by this.</param>
public sealed record SheetTyped(string Number, PaperState State, int Recorded);

/// <summary>
/// Takes a typed sheet. Typed once, it waits until the next one, so that the last can be undone without trace; typed by two
/// people, it is recorded when they agree.
/// </summary>
public sealed partial class TypeSheet
{
    private readonly Db db;
    private readonly RecordSheets record;
    private readonly TimeProvider time;

    internal TypeSheet(Db db, RecordSheets record, TimeProvider time)
    {
        this.db = db;
        this.record = record;
        this.time = time;
    }

    /// <summary>Takes it: when this returns, it is written down.</summary>
    public async Task<Outcome<SheetTyped>> Run(
        Actor actor,
        SheetToType what,
        CancellationToken cancel = default
    )
    {
        var number = what.Number.Trim().ToUpperInvariant();
        if (!SheetNumber().IsMatch(number))
            return EntryRefusals.Number();
        if (await record.Check(actor, what, cancel) is { } faulty)
            return faulty;
        var outcome = await db.Write(tx => Take(tx, actor, what, number), cancel);
        if (!outcome.IsDone)
            return outcome.Refusal;
        var taken = outcome.Value;
        var recorded = await record.Run(
            actor,
            taken.Pile,
            taken.Agreed ? number : null,
            keepLast: !taken.Pile.IsDouble,
            cancel
        );
        return recorded.IsDone
            ? new SheetTyped(
                number,
                taken.Agreed ? PaperState.Recorded : taken.State,
                recorded.Value
            )
            : recorded.Refusal;
    }

    private async Task<Outcome<Taken>> Take(
        System.Data.Common.DbTransaction tx,
        Actor actor,
        SheetToType what,
        string number
    )
    {
        var pile = await PileStore.Find(tx.Connection!, tx, actor.AgencyId, what.PileId);
        if (pile is null)
            return EntryRefusals.NoPile();
        if (pile.IsClosed)
            return EntryRefusals.Closed();
        var answers = SheetAnswers.Write(what.Answers);
        var now = time.GetUtcNow();
        var row = new SheetRow(
            actor.AgencyId,
            pile.CollectorId,
            number,
            pile.PileId,
            0,
            PaperState.Waiting,
            what.Language,
            answers,
            actor.Name,
            actor.AccountId,
            "",
            "",
            now
        );
        if (await SheetStore.Add(tx, row))
            return new Taken(pile, PaperState.Waiting, false);
        var there = await SheetStore.Find(tx, actor.AgencyId, pile.CollectorId, number);
        if (there is null || there.PileId != pile.PileId || !pile.IsDouble)
            return EntryRefusals.Known(there ?? row);
        if (there.State != PaperState.Waiting)
            return EntryRefusals.Known(there);
        if (there.FirstBy == actor.Name && there.FirstId == actor.AccountId)
            return EntryRefusals.SamePerson(there);
        var agreed = SheetAnswers.Compare(there.FirstAnswers, answers).IsEmpty;
        var state = agreed ? PaperState.Waiting : PaperState.Differs;
        await SheetStore.SetSecond(tx, there, answers, actor.Name, state, now);
        return new Taken(pile, state, agreed);
    }

    private sealed record Taken(Pile Pile, PaperState State, bool Agreed);

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9\-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex SheetNumber();
}
