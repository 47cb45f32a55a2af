using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bellwether.Access;
using Bellwether.Web.Measurement.AskFigures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>What the document says of one operation: its name, scope, headers, parameters, example and refusals, read from the
/// route itself.</summary>
internal static class DescribeOperation
{
    public static Task Run(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod!;
        var document = context.Document!;
        operation.OperationId ??= Name(method, context.Description.RelativePath!);
        operation.OperationId =
            char.ToLowerInvariant(operation.OperationId[0]) + operation.OperationId[1..];
        Secure(operation, marks, document);
        DescribeParameters.Run(operation, method, marks);
        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Required = true;
            foreach (var example in marks.OfType<BodyExample>())
            foreach (var content in body.Content?.Values ?? [])
                content.Example = Node(example.Example);
        }
        Answer(operation, method, marks, document);
        return Task.CompletedTask;
    }

    private static void Secure(
        OpenApiOperation operation,
        IList<object> marks,
        OpenApiDocument document
    )
    {
        if (marks.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return;
        }
        var scope = marks.OfType<RequiresPermissionAttribute>().Single().Permission;
        operation.Security =
        [
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(DescribeApi.Bearer, document)] = [],
            },
        ];
        operation.Description = $"Scope: `{KeyScopes.Word(scope)}`.";
    }

    private static void Answer(
        OpenApiOperation operation,
        string method,
        IList<object> marks,
        OpenApiDocument document
    )
    {
        operation.Responses ??= [];
        var wanted = operation.Responses.Keys.Where(status => status[0] is '4' or '5').ToHashSet();
        if (operation.Security?.Count > 0)
            wanted.UnionWith(["401", "403", "429"]);
        if (operation.Parameters?.Any(each => each.In == ParameterLocation.Path) == true)
            wanted.Add("404");
        if (operation.Parameters?.Any(each => each.In == ParameterLocation.Query) == true)
            wanted.Add("422");
        if (operation.RequestBody is not null)
            wanted.UnionWith(["415", "422"]);
        foreach (var status in wanted)
            operation.Responses[status] = Problems.Answer(status, document);
        foreach (var (status, answer) in operation.Responses)
            if (status[0] == '2' && answer is OpenApiResponse done)
                Describe(done, status, method);
        if (method == "GET" && HasTag(operation))
            operation.Responses["304"] = new OpenApiResponse
            {
                Description = "What was read before is still so.",
            };
        Sort(operation);
    }

    private static void Describe(OpenApiResponse done, string status, string method)
    {
        done.Description =
            status == "201" ? "It was made; Location says where it is."
            : method == "GET" ? "What was asked for."
            : "It is done.";
        if (done.Content?.ContainsKey("application/json") != true)
            return;
        done.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["ETag"] = Header("Names this state."),
        };
        if (status == "201")
            done.Headers["Location"] = Header("Where the new thing is.");
    }

    private static bool HasTag(OpenApiOperation operation) =>
        operation.Responses?.TryGetValue("200", out var done) == true
        && done.Headers?.ContainsKey("ETag") == true;

    private static void Sort(OpenApiOperation operation)
    {
        var sorted = new OpenApiResponses();
        foreach (
            var (status, answer) in operation.Responses!.OrderBy(
                each => each.Key,
                StringComparer.Ordinal
            )
        )
            sorted[status] = answer;
        operation.Responses = sorted;
    }

    private static OpenApiHeader Header(string says) =>
        new()
        {
            Description = says,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static string Name(string method, string path)
    {
        var words = path["api/v1/".Length..]
            .Split(['/', '-', '.', '{', '}'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word));
        return (method == "GET" ? "read" : method.ToLowerInvariant()) + string.Concat(words);
    }

    internal static JsonNode? Node(object example) =>
        Pruned(JsonSerializer.SerializeToNode(example, example.GetType(), Reply.Options));

    // What may be left out is left out.
    private static JsonNode? Pruned(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToList())
                if (value is null)
                    members.Remove(name);
                else
                    Pruned(value);
        else if (node is JsonArray items)
            foreach (var item in items)
                Pruned(item);
        return node;
    }
}
