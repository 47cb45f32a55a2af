using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>The one form of every refusal in the document, with an example for each status.</summary>
internal static class Problems
{
    private const string Schema = "Problem";

    private static readonly Dictionary<string, (string Says, string Code, string Message)> Known =
        new(StringComparer.Ordinal)
        {
            ["400"] = (
                "The request is no HTTP that can be read.",
                "request.unreadable",
                "The request cannot be read."
            ),
            ["401"] = ("No key, or one that does not work any more.", "", "Unauthorized"),
            ["403"] = (
                "The key lacks the scope, or this lies outside its unit.",
                "",
                "Your role does not allow this."
            ),
            ["404"] = (
                "There is no such thing within the key's reach.",
                "collector.unknown",
                "There is no such collector within your reach."
            ),
            ["409"] = (
                "It collides with what is there.",
                "unit.duplicate",
                "A unit called “Bureau of Bridges”, or with the same id, is there already."
            ),
            ["410"] = ("This survey has closed.", "collector.closed", "This survey has closed."),
            ["412"] = (
                "Somebody changed it after it was read.",
                "request.precondition-failed",
                "It was changed after you read it."
            ),
            ["413"] = ("The body is too large.", "intake.too-large", "This is too large."),
            ["415"] = ("The body must be application/json.", "", "Unsupported Media Type"),
            ["422"] = (
                "Something given cannot be used; the faults name it.",
                "request.incomplete",
                "Something is missing or not usable. Each fault names its member."
            ),
            ["428"] = (
                "The tag of what was read is missing.",
                "request.precondition-missing",
                "Read it first, and send its ETag back as If-Match."
            ),
            ["429"] = (
                "Too many requests; Retry-After says how long to wait.",
                "",
                "Too Many Requests"
            ),
        };

    public static void Describe(OpenApiDocument document)
    {
        document.Components!.Schemas!.Remove("ProblemDetails");
        document.AddComponent<IOpenApiSchema>(
            Schema,
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "A refusal (RFC 9457).",
                Required = new HashSet<string> { "status", "title" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["type"] = Text("What kind of problem, as a URI."),
                    ["title"] = Text("The status in words."),
                    ["status"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Integer,
                        Description = "The HTTP status.",
                    },
                    ["detail"] = Text("What happened and how to mend it."),
                    ["code"] = Text("A stable code; docs/refusals.md lists them."),
                    ["reference"] = Text("What the log calls this request."),
                    ["faults"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Array,
                        Description = "Everything that must be mended, each tied to its field.",
                        Items = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Required = new HashSet<string> { "field", "message" },
                            Properties = new Dictionary<string, IOpenApiSchema>
                            {
                                ["field"] = Text("The member, parameter or header."),
                                ["message"] = Text("What is wrong and how to mend it."),
                            },
                        },
                    },
                },
            }
        );
    }

    /// <summary>The answer of that status.</summary>
    public static IOpenApiResponse Answer(string status, OpenApiDocument document)
    {
        var id = $"Problem{status}";
        if (document.Components?.Responses?.ContainsKey(id) != true)
            document.AddComponent<IOpenApiResponse>(id, Make(status, document));
        return new OpenApiResponseReference(id, document);
    }

    private static OpenApiResponse Make(string status, OpenApiDocument document)
    {
        var (says, code, message) = Known[status];
        var example = new JsonObject
        {
            ["title"] = says,
            ["status"] = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
            ["detail"] = message,
        };
        if (code.Length > 0)
            example["code"] = code;
        if (status == "422")
            example["faults"] = new JsonArray(
                new JsonObject { ["field"] = "name", ["message"] = "This must be given." }
            );
        return new OpenApiResponse
        {
            Description = says,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(Schema, document),
                    Example = example,
                },
            },
        };
    }

    private static OpenApiSchema Text(string says) =>
        new() { Type = JsonSchemaType.String, Description = says };
}
