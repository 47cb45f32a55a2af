using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>What lets an agency ask: a control number, an exemption, or another ground that its jurisdiction knows.</summary>
/// <param name="ClearanceId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Basis">The kind of ground, as the jurisdiction's pack names it: control_number, open_ended.</param>
/// <param name="Title">What staff call it.</param>
public sealed record Clearance(Guid ClearanceId, Guid AgencyId, string Basis, string Title)
{
    /// <summary>The number of the approval; "" where the ground has none.</summary>
    public string ControlNumber { get; init; } = "";

    /// <summary>The last day on which it may be used; null: it does not end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Minutes an answer takes on average, as approved; 0 where none were stated.</summary>
    public double BurdenMinutes { get; init; }

    /// <summary>Answers approved for a year, or null where there is no such limit.</summary>
    public long? ResponsesPerYear { get; init; }

    /// <summary>Hours approved for a year, or null where there is no such limit.</summary>
    public double? HoursPerYear { get; init; }

    /// <summary>True when results under it may be published.</summary>
    public bool MayPublish { get; init; }

    /// <summary>Name and address of the office to which comments on the burden go; "" for the agency's name.</summary>
    public string Sponsor { get; init; } = "";

    /// <summary>The Privacy Act statement, when answers go into a system of records; null: none is used.</summary>
    public LocalText? PrivacyStatement { get; init; }

    /// <summary>Who vouches for it.</summary>
    public string AttestedBy { get; init; } = "";

    /// <summary>Since when.</summary>
    public DateOnly AttestedOn { get; init; }

    /// <summary>Grows with each change: a change must name the one it is based on.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>Days until its last day: 0 on it, negative after; null when it does not end.</summary>
    public int? DaysLeft(DateOnly today) => ExpiresOn?.DayNumber - today.DayNumber;

    /// <summary>True when it may not be used any more on that day.</summary>
    public bool IsExpired(DateOnly today) => today > ExpiresOn;

    internal string InShort() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"basis={Basis} number={ControlNumber} until={ExpiresOn:yyyy-MM-dd} minutes={BurdenMinutes:0.###} responses={ResponsesPerYear} hours={HoursPerYear:0.###} publish={MayPublish} attested={AttestedBy}, {AttestedOn:yyyy-MM-dd}"
        );
}

/// <summary>An officer's yes to one frozen questionnaire under a clearance, bound to every letter of it.</summary>
/// <param name="ClearanceId">The clearance.</param>
/// <param name="VersionId">The frozen version.</param>
/// <param name="ContentHash">The hash of what was looked at; "" when it was asked before attestations were kept.</param>
/// <param name="AttestedAt">When.</param>
/// <param name="AttestedBy">By whom.</param>
public sealed record Attestation(
    Guid ClearanceId,
    Guid VersionId,
    string ContentHash,
    DateTimeOffset AttestedAt,
    string AttestedBy
);

/// <summary>A line of a clearance's history.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">added, changed, renewed, attested, warned, expired.</param>
/// <param name="Terms">The terms or the version it was about, in short.</param>
public sealed record ClearanceStep(DateTimeOffset At, string By, string What, string Terms);
