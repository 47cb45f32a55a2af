using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Renders a page outside a request, in a given language: for pages that are made once and for those that come back with faults.</summary>
internal sealed class RenderPage(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<string> Run<TPage>(Language language, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentCulture = language.Culture;
            CultureInfo.CurrentUICulture = language.Culture;
            var page = await renderer.RenderComponentAsync<TPage>(
                ParameterView.FromDictionary(parameters)
            );
            return page.ToHtmlString();
        });
    }
}
