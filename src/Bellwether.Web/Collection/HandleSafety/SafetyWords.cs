using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Responses;

namespace Bellwether.Web.Collection.HandleSafety;

/// <summary>Concerns in words.</summary>
internal static class SafetyWords
{
    public static string Kinds(Texts texts, Concern concern) =>
        string.Join(", ", concern.Kinds.Select(kind => texts[$"collection.safety.kind.{kind}"]));

    public static string State(Texts texts, Concern concern) =>
        texts[$"collection.safety.state.{concern.State.ToString().ToLowerInvariant()}"];

    /// <summary>The clock: how long is left, or by how much it is late; for what nobody has answered for.</summary>
    public static string Clock(
        Texts texts,
        Concern concern,
        SafetyProtocol protocol,
        DateTimeOffset now
    )
    {
        if (concern.State != ConcernState.Waiting)
            return "";
        var left = Left(concern, protocol, now);
        var (size, unit) = Math.Abs(left) switch
        {
            < 120 => (Math.Abs(left), "minutes"),
            < 48 * 60 => (Math.Abs(left) / 60, "hours"),
            _ => (Math.Abs(left) / 1440, "days"),
        };
        var side = left >= 0 ? "left" : "late";
        return texts.Count($"collection.safety.{side}-{unit}", size);
    }

    /// <summary>Minutes left; less than nothing when it is late.</summary>
    public static long Left(Concern concern, SafetyProtocol protocol, DateTimeOffset now) =>
        (long)
            Math.Floor(
                (concern.RaisedAt.AddMinutes(protocol.MinutesFor(concern.Tier)) - now).TotalMinutes
            );

    public static string Time(Texts texts, DateTimeOffset at) =>
        texts.Say(
            "collection.safety.at",
            texts.Date(DateOnly.FromDateTime(at.UtcDateTime)),
            at.UtcDateTime.ToString("HH:mm", Language.Current.Culture)
        );

    /// <summary>Faults in the language of the request.</summary>
    public static Refusal Translate(Texts texts, Refusal refusal) =>
        refusal.Faults.Count == 0
            ? refusal
            : refusal with
            {
                Message = texts["collection.safety.fault.summary"],
                Faults =
                [
                    .. refusal.Faults.Select(fault =>
                        fault with
                        {
                            Message = texts[$"collection.safety.fault.{fault.Field}"],
                        }
                    ),
                ],
            };
}
