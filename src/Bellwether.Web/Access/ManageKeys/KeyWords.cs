using Bellwether.Access;

namespace Bellwether.Web.Access.ManageKeys;

/// <summary>Keys and what they may do, in the language of the request.</summary>
internal static class KeyWords
{
    public static string Scope(Texts texts, Permission scope) =>
        texts[$"access.scope.{KeyScopes.Word(scope)}"];

    public static string State(Texts texts, ApiKey key, DateTimeOffset now) =>
        key.RevokedAt is { } revoked ? texts.Say("access.keys.ended", Day(texts, revoked))
        : key.WorksAt(now) ? texts.Say("access.keys.works", Day(texts, key.ExpiresAt))
        : texts.Say("access.keys.expired", Day(texts, key.ExpiresAt));

    public static string Day(Texts texts, DateTimeOffset at) =>
        texts.Date(DateOnly.FromDateTime(at.UtcDateTime));
}
