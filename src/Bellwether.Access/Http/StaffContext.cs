using Bellwether.Foundation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Access;

/// <summary>The signed-in person of a request.</summary>
public static class StaffContext
{
    /// <summary>The open session of this request, or null when nobody is signed in.</summary>
    public static OpenSession? Staff(this HttpContext http) => http.Features.Get<OpenSession>();

    /// <summary>The key a program came with, or null when a person or nobody asks.</summary>
    public static ApiKey? Key(this HttpContext http) => http.Features.Get<ApiKey>();

    /// <summary>True when the signed-in person, or the key, has the permission on the last unit of the path (empty: the whole
    /// agency).</summary>
    public static bool MayI(
        this HttpContext http,
        Permission permission,
        params IReadOnlyList<Guid> unitPath
    ) =>
        http.Staff() is { } open
            ? Authorize.MayI(open.Grants, permission, unitPath)
            : http.Key() is { } key && key.May(permission, unitPath);

    /// <summary>Done when <see cref="MayI"/> says so; otherwise the refusal to show.</summary>
    public static Outcome<Nothing> Demand(
        this HttpContext http,
        Permission permission,
        params IReadOnlyList<Guid> unitPath
    ) => http.MayI(permission, unitPath) ? default(Nothing) : Refusals.MayNot(permission);

    /// <summary>True when the signed-in person, or the key, has the permission anywhere: to show or hide a button or a menu
    /// entry.</summary>
    public static bool MayAnywhere(this HttpContext http, Permission permission) =>
        http.Staff() is { } open
            ? Authorize.MayAnywhere(open.Grants, permission)
            : http.Key() is { } key && key.Scopes.Contains(permission);

    /// <summary>Gives the browser the session's cookie.</summary>
    public static Task StartSession(this HttpContext http, Session session) =>
        http.SignInAsync(StaffCookie.Scheme, session.ToPrincipal());

    /// <summary>Takes the cookie back. End the session itself with <see cref="EndSession"/>.</summary>
    public static Task DropSession(this HttpContext http) => http.SignOutAsync(StaffCookie.Scheme);
}
