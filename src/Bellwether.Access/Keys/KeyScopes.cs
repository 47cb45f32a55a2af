namespace Bellwether.Access;

/// <summary>What a key may be allowed. A decision that needs a person is never among them.</summary>
/// <remarks>Publishing, submitting, erasing, giving roles and making keys stay with people: a program that is copied must not
/// be able to make itself at home.</remarks>
public static class KeyScopes
{
    /// <summary>The permissions that a key can have, in the order of <see cref="Permission"/>.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        Permission.ReadFigures,
        Permission.ReadComments,
        Permission.ReadOrganization,
        Permission.ManageOrganization,
        Permission.DraftInstruments,
        Permission.ManageCollectors,
        Permission.ImportData,
        Permission.RecordChanges,
        Permission.ModerateResponses,
        Permission.ExportResponses,
        Permission.PrepareFilings,
        Permission.HandleCases,
    ];

    /// <summary>The word of a scope in commands, tables and the API: read-figures.</summary>
    public static string Word(Permission scope) => Words.Of(scope).Replace(' ', '-');

    /// <summary>The scope with that word, or null.</summary>
    public static Permission? Find(string? word)
    {
        foreach (var scope in All)
            if (string.Equals(Word(scope), word?.Trim(), StringComparison.OrdinalIgnoreCase))
                return scope;
        return null;
    }
}
