namespace Bellwether.Access;

/// <summary>Roles and permissions as people read them.</summary>
public static class Words
{
    /// <summary>"read figures" for ReadFigures.</summary>
    public static string Of(Permission permission) => Spaced(permission.ToString());

    /// <summary>"form manager" for FormManager.</summary>
    public static string Of(Role role) => Spaced(role.ToString());

    private static string Spaced(string name) =>
        string.Concat(
            name.Select(
                (letter, at) =>
                    char.IsUpper(letter) && at > 0
                        ? $" {char.ToLowerInvariant(letter)}"
                        : $"{char.ToLowerInvariant(letter)}"
            )
        );
}
