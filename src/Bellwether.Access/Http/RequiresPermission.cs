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

/// <summary>What a route that says nothing needs: somebody signed in. An address that leads nowhere may say so to everyone.</summary>
internal sealed class UnstatedRequirement
    : AuthorizationHandler<UnstatedRequirement>,
        IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        UnstatedRequirement requirement
    )
    {
        var leadsNowhere = context.Resource is HttpContext http && http.GetEndpoint() is null;
        if (leadsNowhere || context.User.Identity?.IsAuthenticated == true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
