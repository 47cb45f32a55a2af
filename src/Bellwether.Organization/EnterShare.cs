using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>Two counts of the operation that somebody types in: so many of so many.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Channel">The channel's code or everyday word; empty for all channels together.</param>
/// <param name="First">First day of the period.</param>
/// <param name="Last">Last day, included.</param>
/// <param name="Part">The fact that is counted: promises_kept.</param>
/// <param name="Count">How many.</param>
/// <param name="OutOf">Out of how many.</param>
/// <param name="Source">Where the numbers are from, in words.</param>
public sealed record ShareToEnter(
    Guid ServiceId,
    string Channel,
    DateOnly First,
    DateOnly Last,
    string Part,
    long? Count,
    long? OutOf,
    string Source
)
{
    /// <summary>True when it corrects what was typed in for the same days; the earlier number stays written beside it.</summary>
    public bool Corrects { get; init; }
}

/// <summary>Records two counts of the operation that somebody types in, both or neither.</summary>
public sealed class EnterShare(Db db, TimeProvider time)
{
    /// <summary>Records them; refused with every fault together, or when other numbers stand there.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        ShareToEnter what,
        CancellationToken cancel = default
    )
    {
        var faults = new FaultList();
        var channel = Channel(what.Channel, faults);
        var pair = OperationalFact.Pairs.FirstOrDefault(each => each.Part == what.Part);
        faults.When(pair.Part is null, "part", "Choose what was counted.");
        faults.When(what.Last < what.First, "last", "The last day is before the first.");
        faults.When(what.Count is not >= 0, "count", "Write a whole number, 0 or more.");
        faults.When(what.OutOf is not > 0, "outOf", "Write a whole number above 0.");
        faults.When(
            what.Count > what.OutOf,
            "count",
            "It cannot be more than what it is counted out of."
        );
        var source = faults.Text(what.Source, "source", 300);
        faults.When(source is null, "source", "Write where the numbers are from.");
        if (
            faults.Refuse(
                new Refusal(
                    "fact.invalid",
                    RefusalKind.Invalid,
                    "The numbers cannot be kept yet. Please look at the marked fields."
                )
            ) is
            { } refusal
        )
            return refusal;
        return await db.Write<Outcome<Nothing>>(
            async tx =>
            {
                if (!await ServiceStore.Lock(tx, actor.AgencyId, what.ServiceId))
                    return new Refusal(
                        "service.unknown",
                        RefusalKind.NotFound,
                        "There is no such service here."
                    );
                List<OperationalFact> facts =
                [
                    Fact(pair.Part!, what.Count!.Value),
                    Fact(pair.Whole, what.OutOf!.Value),
                ];
                if (!what.Corrects)
                    foreach (var fact in facts)
                        if (
                            await FactStore.Standing(tx, actor.AgencyId, Key(fact)) is { } stands
                            && stands != fact.Value
                        )
                            return Different(fact, stands);
                foreach (var fact in facts)
                    await FactStore.Enter(tx, fact, Key(fact), actor.Name, time.GetUtcNow());
                return default(Nothing);
            },
            cancel
        );

        OperationalFact Fact(string kind, long value) =>
            new(
                actor.AgencyId,
                what.ServiceId,
                channel,
                kind,
                what.First,
                what.Last,
                value,
                source!
            );
    }

    private static Refusal Different(OperationalFact fact, decimal stands) =>
        new Refusal(
            "fact.different",
            RefusalKind.Conflict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"For these days {stands:0.###} stands for {fact.Kind}, and you typed {fact.Value}. Say that you correct it, or leave it."
            )
        );

    private static string Channel(string given, FaultList faults)
    {
        if (string.IsNullOrWhiteSpace(given))
            return "mixed";
        var channel = Organization.Channel.Find(given);
        faults.When(channel is null, "channel", "Choose a channel, or all of them together.");
        return channel?.Code ?? "";
    }

    private static string Key(OperationalFact fact) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"typed/{fact.ServiceId}/{fact.Channel}/{fact.Kind}/{fact.First:yyyy-MM-dd}/{fact.Last:yyyy-MM-dd}"
        );
}
