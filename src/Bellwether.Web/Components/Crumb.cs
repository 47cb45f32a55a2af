namespace Bellwether.Web.Components;

/// <summary>One step of the way to a page.</summary>
/// <param name="Text">The name of the page above.</param>
/// <param name="Href">Its address.</param>
public sealed record Crumb(string Text, string Href);
