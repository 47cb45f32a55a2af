using Bellwether.Web.Api;
using Bellwether.Web.Help.ReadApi;
using Bellwether.Web.Help.ReadHelp;
using Bellwether.Web.Help.ShowComponents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Help;

/// <summary>The routes of Help.</summary>
internal static class HelpApi
{
    public static void MapHelp(this IEndpointRouteBuilder routes)
    {
        var help = routes.HelpGroup();
        help.MapGet("/", () => new RazorComponentResult<HelpPage>());
        help.MapGet(
            "/api",
            async (ApiDocument document) =>
                new RazorComponentResult<ApiPage>(new { View = ApiView.Of(await document.Read()) })
        );
        help.MapGet("/components", () => new RazorComponentResult<ComponentsPage>());
        help.MapGet("/components/charts", () => new RazorComponentResult<ChartsPage>());
        help.MapGet("/components/forms", () => new RazorComponentResult<FormsPage>());
        help.MapGet("/components/public", () => new RazorComponentResult<PublicFormPage>());
        help.MapGet("/components/scorecard", () => new RazorComponentResult<ScorecardPage>());
    }
}
