using Bellwether.Web.Improvement.HandleCases;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Improvement;

/// <summary>Registers what the pages of acting need.</summary>
internal static class ImprovementPages
{
    public static IServiceCollection AddImprovementPages(this IServiceCollection services) =>
        services
            .AddSingleton<CaseRequests>()
            .AddSingleton<NewCaseRequests>()
            .AddSingleton<CaseSteps>();
}
