using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>How what a collector holds came about. Figures of surveys are made of the first kind only.</summary>
public enum SourceKind
{
    /// <summary>People were asked.</summary>
    Survey,

    /// <summary>People wrote by themselves: letters, complaints, reviews, posts.</summary>
    Unasked,

    /// <summary>The operation was counted: reasons of contact.</summary>
    Operations,
}

/// <summary>One way in which an instrument reaches people, on one channel of one service.</summary>
/// <param name="CollectorId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ServiceId">The service it asks about.</param>
/// <param name="Key">Its place in public addresses: /f/KEY.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Channel">The code of the channel on which people answer.</param>
/// <param name="InstrumentId">The questionnaire.</param>
/// <param name="VersionId">The frozen version that is asked now.</param>
/// <param name="IsOpen">False when it was closed by hand.</param>
public sealed record Collector(
    Guid CollectorId,
    Guid AgencyId,
    Guid ServiceId,
    string Key,
    string Name,
    string Channel,
    Guid InstrumentId,
    Guid VersionId,
    bool IsOpen
)
{
    /// <summary>What lets it ask, or null where nothing is recorded.</summary>
    public Clearance? Clearance { get; init; }

    /// <summary>The hash of its version as it was attested under the clearance; "" for what was asked before attestations were
    /// kept; null when this version was not attested.</summary>
    public string? AttestedHash { get; init; }

    /// <summary>First day on which answers are taken, in the agency's time zone; null: at once.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day on which answers are taken; null: until it is closed.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>A short code of the office, clinic or kiosk where it stands; "" when it has no place.</summary>
    public string Location { get; init; } = "";

    /// <summary>How what it holds came about; what was not asked is never pooled with survey scores.</summary>
    public SourceKind SourceKind { get; init; }

    /// <summary>Where people can turn when the form cannot help: an address, a phone number, a page; "" when none was given.</summary>
    public string Contact { get; init; } = "";
}

/// <summary>A collector with everything that its form and its intake need, kept in memory.</summary>
/// <param name="Collector">The collector.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Service">The service it asks about.</param>
/// <param name="Version">The frozen version that is asked now.</param>
public sealed record CollectorInUse(
    Collector Collector,
    Agency Agency,
    Service Service,
    InstrumentVersion Version
)
{
    /// <summary>How many answers are enough.</summary>
    public CollectorQuotas Quotas { get; init; } = CollectorQuotas.None;

    /// <summary>The rules of asking that its agency lives under.</summary>
    public Jurisdiction Rules { get; init; } = Jurisdiction.Usual;

    /// <summary>True when words as written are dropped at the door and only the redacted ones kept.</summary>
    public bool DropsOriginals { get; init; }

    /// <summary>Where people in danger find help, by language code; empty until the agency has written it.</summary>
    public string HotlineEnglish { get; init; } = "";

    /// <summary>The same in Spanish.</summary>
    public string HotlineSpanish { get; init; } = "";

    /// <summary>The hotline text in a language, or "".</summary>
    public string Hotline(string language) => language == "es" ? HotlineSpanish : HotlineEnglish;

    /// <summary>What it tells people of their privacy.</summary>
    public PrivacyNotice? Privacy { get; init; }

    /// <summary>How it is delivered.</summary>
    public Delivery Delivery { get; init; } = new();
}
