using System.Collections.Immutable;

namespace Bellwether.Collection;

/// <summary>A form as somebody left it: what was answered so far and where they were. Nobody but they can read it.</summary>
/// <param name="VersionId">The version that was shown.</param>
/// <param name="Language">The language of the form.</param>
/// <param name="Visit">The visit: sending it later is the same answer.</param>
/// <param name="Shown">Which items were on which page, as the form says it.</param>
/// <param name="Answers">By item key, as they were typed: unchecked.</param>
public sealed record UnfinishedAnswer(
    Guid VersionId,
    string Language,
    string Visit,
    string Shown,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Answers
);

/// <summary>What the person gets when they leave.</summary>
/// <param name="Code">The code that brings the form back.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record Resumption(string Code, DateTimeOffset ExpiresAt);
