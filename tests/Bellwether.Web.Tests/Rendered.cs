using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Web.Tests;

/// <summary>Renders one component as a page would and reads the result.</summary>
internal static class Rendered
{
    private static readonly Lazy<WebApplication> Host = new(() =>
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddBellwetherWeb();
        builder.Services.AddRouting();
        return builder.Build();
    });

    public static async Task<IHtmlDocument> Component<T>(
        object? parameters = null,
        string language = "en"
    )
        where T : IComponent => new HtmlParser().ParseDocument(await Html<T>(parameters, language));

    public static async Task<string> Html<T>(object? parameters = null, string language = "en")
        where T : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language
            .Find(language)!
            .Culture;
        await using var scope = Host.Value.Services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(
            scope.ServiceProvider,
            NullLoggerFactory.Instance
        );
        var given =
            parameters
                ?.GetType()
                .GetProperties()
                .ToDictionary(property => property.Name, property => property.GetValue(parameters))
            ?? [];
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(given))
            ).ToHtmlString()
        );
    }

    /// <summary>Words as content of a component.</summary>
    public static RenderFragment Words(string words) => builder => builder.AddContent(0, words);
}
