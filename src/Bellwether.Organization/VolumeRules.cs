using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Organization;

/// <summary>What a volume must be, so that a response rate can be computed from it.</summary>
internal static class VolumeRules
{
    private const int LongestDays = 366;
    private const long Most = 100_000_000_000;

    public static VolumeFact Check(Actor actor, VolumeToRecord what, FaultList faults)
    {
        var channel = Channel.Find(what.Channel ?? "");
        if (channel is null)
            faults.Add(
                "channel",
                $"Use one of the channels: {string.Join(", ", Channel.All.Select(c => c.Code))}."
            );
        faults.When(what.Last < what.First, "last", "The last day is before the first.");
        faults.When(
            what.Last.DayNumber - what.First.DayNumber >= LongestDays,
            "last",
            "The period is longer than a year. Record shorter ones."
        );
        CheckCount(what.Customers, "customers", faults);
        CheckCount(what.Offered, "offered", faults);
        faults.When(
            what.Customers is null && what.Offered is null,
            "customers",
            "Give the number of customers, the number offered the questions, or both."
        );
        faults.When(
            what.Offered > what.Customers,
            "offered",
            string.Create(
                CultureInfo.InvariantCulture,
                $"More people were offered the questions ({what.Offered:N0}) than used the service ({what.Customers:N0}). Check both."
            )
        );
        return new VolumeFact(
            actor.AgencyId,
            what.ServiceId,
            channel?.Code ?? "",
            what.First,
            what.Last,
            what.Customers,
            what.Offered,
            faults.Name(what.Source, "source", 400),
            what.ScopeId
        );
    }

    public static Refusal OtherService { get; } =
        new Refusal(
            "volume.key-taken",
            RefusalKind.Conflict,
            "This source key belongs to a figure of another service. Use a key of its own for each figure."
        )
        {
            Faults = [new Fault("sourceKey", "Use a key of its own for each figure.")],
        };

    public static Refusal Different(VolumeStore.VolumeRow before) =>
        new Refusal(
            "volume.different",
            RefusalKind.Conflict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Other figures are recorded for this already ({Say(before)}). If the new ones are right, record them as a correction."
            )
        );

    public static Refusal Overlaps(VolumeStore.VolumeRow near) =>
        new Refusal(
            "volume.duplicate",
            RefusalKind.Conflict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Part of this period is covered already by another source ({Say(near)}, from “{near.Source}”). Counting both would count people twice."
            )
        );

    private static void CheckCount(long? count, string field, FaultList faults)
    {
        faults.When(
            count < 0,
            field,
            "A number of people is 0 or more; leave it empty when it is not known."
        );
        faults.When(count > Most, field, "That is more people than there are. Check the number.");
    }

    private static string Say(VolumeStore.VolumeRow row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{row.First:yyyy-MM-dd} to {row.Last:yyyy-MM-dd}, customers {Count(row.Customers)}, offered {Count(row.Offered)}"
        );

    private static string Count(long? count) =>
        count?.ToString("N0", CultureInfo.InvariantCulture) ?? "not known";
}
