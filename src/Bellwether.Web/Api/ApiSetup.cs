using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>Registers what routes for programs call, and their document.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddPrograms(this IServiceCollection services)
    {
        services.AddSingleton<Reach>().AddSingleton<ApiDocument>();
        // What the framework cannot read is an exception, so that its answer can name the parameter.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)
            );
        });
        return services.AddOpenApi(
            ApiDocument.Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = route =>
                    route.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true
                    && route.HttpMethod is not "OPTIONS";
                options.AddDocumentTransformer((document, _, _) => DescribeApi.Document(document));
                options.AddOperationTransformer(DescribeOperation.Run);
                options.AddSchemaTransformer(DescribeSchema.Run);
            }
        );
    }
}
