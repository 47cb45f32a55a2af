using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Improvement;

/// <summary>Sets how fast cases must move, when the agency works, its holidays, and how long a contact is kept. Cases that are open keep the days they have until their next step.</summary>
public sealed class SetCaseClock
{
    private const int MostDays = 260;
    private readonly CaseClockStore store;

    internal SetCaseClock(CaseClockStore store) => this.store = store;

    /// <summary>Sets it.</summary>
    public async Task<Outcome<CaseClock>> Run(
        Actor actor,
        CaseClock clock,
        CancellationToken cancel = default
    )
    {
        var faults = new List<Fault>();
        void Check(bool isWrong, string field, string message)
        {
            if (isWrong)
                faults.Add(new Fault(field, message));
        }
        Check(
            clock.AcknowledgeDays is < 1 or > MostDays,
            "acknowledgeDays",
            $"Give 1 to {MostDays} working days."
        );
        Check(
            clock.SendDays < clock.AcknowledgeDays || clock.SendDays > MostDays,
            "sendDays",
            "It cannot be earlier than the step before."
        );
        Check(
            clock.AnswerDays < clock.SendDays || clock.AnswerDays > MostDays,
            "answerDays",
            "It cannot be earlier than the step before."
        );
        Check(clock.Closes <= clock.Opens, "closes", "The day must end after it begins.");
        Check(clock.ContactDays is < 0 or > 365, "contactDays", "Give 0 to 365 days.");
        if (faults.Count > 0)
            return CaseRefusals.Incomplete(faults);
        await store.Write(actor.AgencyId, clock, cancel);
        return clock;
    }

    /// <summary>Reads holidays as people type them, one a line: 2026-12-25 Christmas Day.</summary>
    public static Outcome<ImmutableArray<Holiday>> Read(string? lines)
    {
        var found = new List<Holiday>();
        var faults = new List<Fault>();
        var all = (lines ?? "").Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Length == 0)
                continue;
            if (
                all[i].Length >= 10
                && DateOnly.TryParseExact(
                    all[i][..10],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                found.Add(new Holiday(day, all[i][10..].Trim()));
            else
                faults.Add(
                    new Fault(
                        "holidays",
                        $"Line {i + 1} does not begin with a day such as 2026-12-25."
                    )
                );
        }
        return faults.Count > 0
            ? CaseRefusals.Incomplete(faults)
            : found
                .DistinctBy(holiday => holiday.Day)
                .OrderBy(holiday => holiday.Day)
                .ToImmutableArray();
    }
}

/// <summary>How fast an agency's cases must move.</summary>
public sealed class ReadCaseClock
{
    private readonly CaseClockStore store;

    internal ReadCaseClock(CaseClockStore store) => this.store = store;

    /// <summary>What was set, or what is usual.</summary>
    public Task<CaseClock> Run(Guid agencyId, CancellationToken cancel = default) =>
        store.Read(agencyId, cancel);
}
