using Bellwether.Access;

namespace Bellwether.Web.Access;

/// <summary>Roles in the language of the request.</summary>
internal static class RoleWords
{
    public static string Name(Texts texts, Role role) => texts[$"access.role.{Key(role)}"];

    public static string Does(Texts texts, Role role) => texts[$"access.does.{Key(role)}"];

    private static string Key(Role role) => Words.Of(role).Replace(' ', '-');
}
