using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Access;

/// <summary>Says which permission an endpoint needs. It is endpoint metadata: tests enumerate route by permission.</summary>
/// <param name="permission">The permission, somewhere in the agency; a page about one unit asks <c>MayI</c> again with its path.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequiresPermissionAttribute(Permission permission)
    : Attribute,
        IAuthorizationRequirementData
{
    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
        [new PermissionRequirement(Permission)];
}

/// <summary>How Conventions.cs of a page folder states who may come in.</summary>
public static class PermissionConventions
{
    /// <summary>Only for people who have the permission somewhere in their agency.</summary>
    public static TBuilder RequirePermission<TBuilder>(
        this TBuilder endpoints,
        Permission permission
    )
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
            endpoint.Metadata.Add(new RequiresPermissionAttribute(permission))
        );
        return endpoints;
    }

    /// <summary>For everyone, signed in or not. A route that says neither this nor a permission is closed to strangers.</summary>
    public static TBuilder AllowEveryone<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(new AllowAnonymousAttribute()));
        return endpoints;
    }
}

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(IHttpContextAccessor http)
    : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        PermissionRequirement requirement
    )
    {
        var request = context.Resource as HttpContext ?? http.HttpContext;
        if (request?.MayAnywhere(requirement.Permission) == true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
