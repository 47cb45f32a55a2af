using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Bellwether.Web.Help.ReadApi;

/// <summary>The document of the interface as the page shows it.</summary>
/// <param name="Description">What holds everywhere.</param>
/// <param name="Parts">The operations under their headings.</param>
public sealed record ApiView(string Description, IReadOnlyList<ApiView.Part> Parts)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How many operations there are.</summary>
    public int Operations => Parts.Sum(part => part.Operations.Count);

    /// <summary>Some operations under a heading.</summary>
    public sealed record Part(
        string Id,
        string Name,
        string Says,
        IReadOnlyList<Operation> Operations
    );

    /// <summary>One operation.</summary>
    public sealed record Operation(
        string Id,
        string Method,
        string Path,
        string Summary,
        string? Scope,
        IReadOnlyList<Parameter> Parameters,
        string? Example,
        IReadOnlyList<(string Status, string Says)> Answers
    );

    /// <summary>One parameter or header.</summary>
    public sealed record Parameter(
        string Name,
        string In,
        bool Required,
        string Says,
        string? Example
    );

    internal static ApiView Of(OpenApiDocument document) =>
        new(
            document.Info.Description ?? "",
            [
                .. (document.Tags ?? new HashSet<OpenApiTag>()).Select(tag => new Part(
                    $"part-{tag.Name!.ToLowerInvariant()}",
                    tag.Name,
                    tag.Description ?? "",
                    [.. All(document).Where(each => each.Tag == tag.Name).Select(each => each.One)]
                )),
            ]
        );

    private static IEnumerable<(string? Tag, Operation One)> All(OpenApiDocument document) =>
        from path in document.Paths
        from method in path.Value.Operations ?? []
        let operation = method.Value
        select (
            operation.Tags?.FirstOrDefault()?.Name,
            new Operation(
                operation.OperationId ?? "",
                method.Key.Method,
                path.Key,
                operation.Summary ?? "",
                operation
                    .Description?.Replace("Scope: `", "", StringComparison.Ordinal)
                    .Split('`')[0],
                [.. (operation.Parameters ?? []).Select(Of)],
                operation
                    .RequestBody?.Content?.Values.FirstOrDefault()
                    ?.Example?.ToJsonString(Written),
                [
                    .. (operation.Responses ?? []).Select(answer =>
                        (answer.Key, answer.Value.Description ?? "")
                    ),
                ]
            )
        );

    private static Parameter Of(IOpenApiParameter parameter) =>
        new(
            parameter.Name ?? "",
            $"{parameter.In}".ToLowerInvariant(),
            parameter.Required,
            parameter.Description ?? "",
            parameter.Example?.ToString()
        );
}
