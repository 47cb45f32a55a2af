namespace Bellwether.Collection.Sources;

/// <summary>A file that is being looked at on the page, before it is imported.</summary>
/// <param name="UploadId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Mapping">What its columns mean, as far as that is known.</param>
/// <param name="UploadedAt">When it came.</param>
/// <param name="UploadedBy">Who brought it.</param>
public sealed record Upload(
    Guid UploadId,
    Guid AgencyId,
    string FileName,
    Mapping Mapping,
    DateTimeOffset UploadedAt,
    string UploadedBy
);

/// <summary>Where files wait while they are looked at.</summary>
public sealed record SourceSettings
{
    /// <summary>The folder; made when missing, readable by this account only. Files are gone when they are imported, or after two days.</summary>
    public string SpoolFolder { get; init; } = Path.Combine(Path.GetTempPath(), "bellwether-spool");
}
