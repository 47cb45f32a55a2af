using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>The OpenAPI document of the routes as they are. It is made once: routes do not change while the machine runs.</summary>
internal sealed class ApiDocument(IServiceProvider services)
{
    public const string Name = "v1";

    private readonly Lazy<Task<(OpenApiDocument Document, byte[] Json)>> made = new(() =>
        Make(services)
    );

    /// <summary>The document as an object, for the page.</summary>
    public async Task<OpenApiDocument> Read() => (await made.Value).Document;

    /// <summary>The document as it is served and committed.</summary>
    public async Task<byte[]> Bytes() => (await made.Value).Json;

    private static async Task<(OpenApiDocument, byte[])> Make(IServiceProvider services)
    {
        var document = await services
            .GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
            .GetOpenApiDocumentAsync();
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        return (document, Encoding.UTF8.GetBytes(json.ReplaceLineEndings("\n") + "\n"));
    }
}
