using Bellwether.Instruments;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>What the document says of types that write themselves.</summary>
internal static class DescribeSchema
{
    public static Task Run(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancel
    )
    {
        if (context.JsonTypeInfo.Type == typeof(LocalText))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        return Task.CompletedTask;
    }
}
