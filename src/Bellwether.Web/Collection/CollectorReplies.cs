using System.ComponentModel.DataAnnotations;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Api;

namespace Bellwether.Web.Collection;

/// <summary>A collector as programs read it.</summary>
/// <param name="CollectorId">Its id.</param>
/// <param name="ServiceId">The service it asks about.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Channel">The code of the channel on which people answer.</param>
/// <param name="Form">Where people answer, below the address of the installation.</param>
/// <param name="Key">Its key in public addresses.</param>
/// <param name="InstrumentId">The questionnaire.</param>
/// <param name="VersionId">The frozen version that is asked now.</param>
/// <param name="IsOpen">False when it was closed by hand.</param>
/// <param name="OpensOn">First day on which answers are taken; null: at once.</param>
/// <param name="ClosesOn">Last day on which answers are taken; null: until it is closed.</param>
/// <param name="Location">The office, clinic or kiosk where it stands; "" when it has no place.</param>
/// <param name="Contact">Where people can turn when the form cannot help.</param>
/// <param name="ClearanceId">What lets it ask; null where the rules need nothing.</param>
/// <param name="SourceKind">How what it holds came about; what was not asked is never pooled with survey scores.</param>
public sealed record CollectorReply(
    Guid CollectorId,
    Guid ServiceId,
    string Name,
    string Channel,
    string Form,
    string Key,
    Guid InstrumentId,
    Guid VersionId,
    bool IsOpen,
    DateOnly? OpensOn,
    DateOnly? ClosesOn,
    string Location,
    string Contact,
    Guid? ClearanceId,
    SourceKind SourceKind
)
{
    internal static CollectorReply Of(Collector collector) =>
        new(
            collector.CollectorId,
            collector.ServiceId,
            collector.Name,
            collector.Channel,
            $"/f/{collector.Key}",
            collector.Key,
            collector.InstrumentId,
            collector.VersionId,
            collector.IsOpen,
            collector.OpensOn,
            collector.ClosesOn,
            collector.Location,
            collector.Contact,
            collector.Clearance?.ClearanceId,
            collector.SourceKind
        );
}

/// <summary>How many answers are enough.</summary>
/// <param name="Item">The item, or "" for the collector as a whole.</param>
/// <param name="Option">The option, or "".</param>
/// <param name="Most">So many are enough.</param>
/// <param name="Taken">Places taken since it was set.</param>
public sealed record QuotaReply(string Item, string Option, long Most, long Taken)
{
    internal static QuotaReply Of(FilledQuota filled) =>
        new(filled.Quota.ItemKey, filled.Quota.OptionKey, filled.Quota.Most, filled.Taken);
}

/// <summary>A collector as a program opens it.</summary>
public sealed record CollectorRequest
{
    /// <summary>The service it asks about, by its address, name or id.</summary>
    [Required]
    public string? Service { get; init; }

    /// <summary>The frozen version it asks.</summary>
    [Required]
    public Guid? VersionId { get; init; }

    /// <summary>What staff call it, 1 to 200 characters.</summary>
    [Required]
    public string? Name { get; init; }

    /// <summary>The channel's code.</summary>
    [Required]
    public string? Channel { get; init; }

    /// <summary>What lets it ask; left out where the rules need nothing.</summary>
    public Guid? ClearanceId { get; init; }

    /// <summary>Its place in public addresses; left out: eight random characters.</summary>
    public string? Key { get; init; }

    /// <summary>A short code of the office, clinic or kiosk where it stands.</summary>
    public string? Location { get; init; }

    /// <summary>Where people can turn when the form cannot help.</summary>
    public string? Contact { get; init; }

    /// <summary>First day on which answers are taken; left out: at once.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day on which answers are taken; left out: until it is closed.</summary>
    public DateOnly? ClosesOn { get; init; }

    internal static CollectorRequest Example { get; } =
        new()
        {
            Service = "renewing-a-bridge-pass",
            VersionId = new Guid("01930000-0000-7000-8000-000000000002"),
            Name = "Bridge pass, website",
            Channel = "website",
            ClearanceId = new Guid("01930000-0000-7000-8000-000000000003"),
        };

    internal Outcome<CollectorToOpen> Read()
    {
        var given = new Given();
        given.Need(Service, "service");
        var what = new CollectorToOpen(
            Guid.Empty,
            given.Need(VersionId, "versionId"),
            given.Need(Name, "name"),
            given.Need(Channel, "channel")
        )
        {
            Key = Key,
            Location = Location,
            Contact = Contact,
            ClearanceId = ClearanceId,
            OpensOn = OpensOn,
            ClosesOn = ClosesOn,
        };
        return given.Refusal is { } missing ? missing : what;
    }
}
