using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Components;

/// <summary>The rooms a person can be in. The first seven are the words of the main menu.</summary>
public enum Room
{
    /// <summary>No room: an error page, sign-in.</summary>
    None,

    /// <summary>What needs me.</summary>
    Today,

    /// <summary>How people are asked: instruments and collectors.</summary>
    Listen,

    /// <summary>What they said: figures, drivers, comments.</summary>
    Understand,

    /// <summary>What is being done: cases, decisions, changes.</summary>
    Act,

    /// <summary>Strategy, goals, maturity, the metric inventory.</summary>
    Manage,

    /// <summary>The people who do the work.</summary>
    People,

    /// <summary>What is published.</summary>
    Share,

    /// <summary>Accounts, services, the installation.</summary>
    Settings,

    /// <summary>How things work, methods, components.</summary>
    Help,
}

/// <summary>The main menu. A word appears with the first page behind it, so that the menu never leads nowhere.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly (Room Room, string Path)[] All =
    [
        (Room.Today, "/"),
        (Room.Listen, "/listen"),
        (Room.Understand, "/understand"),
        (Room.Act, "/act"),
        (Room.Manage, "/manage"),
        (Room.People, "/people"),
        (Room.Share, "/share"),
        (Room.Settings, "/settings"),
        (Room.Help, "/help"),
    ];

    private readonly Lazy<IReadOnlyList<(Room Room, string Path)>> shown = new(() =>
        Existing(endpoints)
    );

    public IReadOnlyList<(Room Room, string Path)> Shown => shown.Value;

    /// <summary>The key of a room's word in the texts.</summary>
    public static string Word(Room room) => $"components.nav.{room.ToString().ToLowerInvariant()}";

    private static IReadOnlyList<(Room, string)> Existing(EndpointDataSource endpoints)
    {
        var paths = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. All.Where(room => paths.Contains(room.Path))];
    }
}
