namespace Bellwether.Instruments;

/// <summary>A questionnaire through its life: at most one draft, any number of frozen versions, one of them current.</summary>
/// <param name="InstrumentId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="CurrentVersionId">The version that was published last, or null while there is only a draft.</param>
/// <param name="Versions">How many versions have been frozen.</param>
/// <param name="HasDraft">True when somebody is working on the next version.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ArchivedAt">When it was put away, or null.</param>
public sealed record Instrument(
    Guid InstrumentId,
    Guid AgencyId,
    string Name,
    Guid? CurrentVersionId,
    long Versions,
    bool HasDraft,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ArchivedAt = null
);

/// <summary>The next version of an instrument, still being written. It may be incomplete.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Revision">Grows with every save; a save must name the one it is based on.</param>
/// <param name="Content">What it asks so far.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="SavedBy">By whom.</param>
public sealed record Draft(
    Guid InstrumentId,
    Guid AgencyId,
    long Revision,
    InstrumentContent Content,
    DateTimeOffset SavedAt,
    string SavedBy
)
{
    /// <summary>What the draft would be frozen as: for previews, and for comparing with the version in use.</summary>
    /// <param name="number">The number it would get.</param>
    public InstrumentVersion AsVersion(long number)
    {
        var content = Frozen.Tidy(Content);
        return InstrumentVersion.Of(
            content,
            new VersionIdentity(
                Guid.Empty,
                InstrumentId,
                AgencyId,
                checked((int)number),
                DraftHash.Of(Content)
            )
        );
    }
}

/// <summary>A frozen version in a list: without its questions.</summary>
/// <param name="VersionId">Its id.</param>
/// <param name="InstrumentId">The instrument it is a version of.</param>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="ContentHash">SHA-256 of its document.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="FrozenBy">By whom.</param>
public sealed record VersionEntry(
    Guid VersionId,
    Guid InstrumentId,
    long Number,
    string ContentHash,
    DateTimeOffset FrozenAt,
    string FrozenBy
);
