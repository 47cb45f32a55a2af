using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>What a column is for.</summary>
public enum ColumnRole
{
    /// <summary>Nothing of it is read or kept.</summary>
    Ignored,

    /// <summary>It tells a row from every other.</summary>
    Id,

    /// <summary>The day.</summary>
    Date,

    /// <summary>A number of a scale, or a word that stands for one.</summary>
    Rating,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>Any of several options.</summary>
    Choices,

    /// <summary>Words.</summary>
    Comment,

    /// <summary>The service.</summary>
    Service,

    /// <summary>The channel.</summary>
    Channel,

    /// <summary>The language of the form.</summary>
    Language,

    /// <summary>The office, clinic or kiosk.</summary>
    Location,

    /// <summary>The page people were on.</summary>
    Page,

    /// <summary>The person, where a person has several rows.</summary>
    Person,

    /// <summary>Yes in it leaves the row out: deleted, flagged, spam, test.</summary>
    LeftOut,
}

/// <summary>A column as the first rows show it, and what it seems to be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it seems to be for.</param>
/// <param name="Samples">A few of its values, without personal details.</param>
/// <param name="Options">Its different values, when they are few.</param>
/// <param name="From">The lowest number of its scale, when it seems a rating.</param>
/// <param name="To">The highest.</param>
public sealed record ColumnSeen(
    string Name,
    ColumnRole Role,
    ImmutableArray<string> Samples,
    ImmutableArray<string> Options,
    int From,
    int To
);
