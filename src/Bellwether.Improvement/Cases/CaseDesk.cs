using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Text.Redaction;

namespace Bellwether.Improvement;

/// <summary>What every step of a case needs: the case, the clock, and one way to write it down.</summary>
internal sealed class CaseDesk(
    CaseStore store,
    CaseClockStore clocks,
    FindAgency agencies,
    TimeProvider time
)
{
    public const int LongestNote = 2000;

    public DateTimeOffset Now => time.GetUtcNow();

    public CaseStore Store => store;

    /// <summary>The case with that id, or with that number.</summary>
    public async Task<Outcome<Case>> Find(Actor actor, string name, CancellationToken cancel)
    {
        var found =
            Guid.TryParse(name, out var id) ? await store.Find(actor.AgencyId, id, cancel)
            : long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? await store.Find(actor.AgencyId, number, cancel)
            : null;
        return found is null ? CaseRefusals.Unknown : found;
    }

    public async Task<Outcome<Case>> FindOpen(Actor actor, Guid caseId, CancellationToken cancel)
    {
        var found = await store.Find(actor.AgencyId, caseId, cancel);
        return found is null ? CaseRefusals.Unknown
            : found.State == CaseState.Closed ? CaseRefusals.Closed
            : found;
    }

    /// <summary>The case in another state: its next step gets its day, and it has not gone up from there.</summary>
    public async Task<Case> In(Case it, CaseState state, CancellationToken cancel)
    {
        var (clock, ticking) = await Clock(it.AgencyId, cancel);
        DateTimeOffset? due = clock.DaysAfter(state) is { } days
            ? ticking.AfterDays(it.ClockFrom, days)
            : null;
        return it with { State = state, DueAt = due, Level = 0, LevelAt = due };
    }

    public async Task<(CaseClock Clock, BusinessClock Ticking)> Clock(
        Guid agencyId,
        CancellationToken cancel
    )
    {
        var clock = await clocks.Read(agencyId, cancel);
        var calendar = (await agencies.Run(agencyId, cancel))?.Calendar ?? FiscalCalendar.UsFederal;
        return (clock, clock.Ticking(calendar, calendar.LocalDay(Now)));
    }

    public async Task<Outcome<Case>> Write(
        Actor actor,
        Case after,
        CaseStepKind kind,
        string note,
        CancellationToken cancel,
        CaseChange? more = null
    )
    {
        var change = (more ?? new CaseChange(after, [], null)) with
        {
            After = after,
            Steps = [Step(actor, kind, note), .. more?.Steps ?? []],
            ById = actor.AccountId,
        };
        return await store.Change(change, cancel)
            ? after with
            {
                Revision = after.Revision + 1,
            }
            : CaseRefusals.Changed;
    }

    public CaseStep Step(Actor actor, CaseStepKind kind, string note) =>
        new(Ids.New(time), kind, Now, actor.Name, note);

    /// <summary>Words of staff without the personal details they may hold.</summary>
    public static string Clean(string? words) => RedactWords.Run(words?.Trim(), "en").Words;

    public static IEnumerable<Fault> NoteFaults(string? words, string field, bool isNeeded)
    {
        if (isNeeded && string.IsNullOrWhiteSpace(words))
            yield return new(field, "Say it in a sentence.");
        if (words?.Length > LongestNote)
            yield return new(field, $"Keep it to {LongestNote} characters.");
    }
}
