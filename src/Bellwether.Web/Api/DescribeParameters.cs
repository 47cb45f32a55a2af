using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>What the document says of parameters and headers: the same name means the same everywhere.</summary>
internal static class DescribeParameters
{
    private static readonly Dictionary<string, (string Says, string? Example)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["limit"] = ("How many rows at most, 1 to 1000; usually 100.", "100"),
        ["cursor"] = ("“next” of the page before, unchanged.", null),
        ["service"] = ("One service, by its address, name or id.", "renewing-a-bridge-pass"),
        ["measure"] = ("The measure; usually trust.", "trust"),
        ["period"] = ("A fiscal quarter, fiscal year, month or day.", "FY2026Q2"),
        ["quarter"] = ("A fiscal quarter.", "FY2026Q2"),
        ["unit"] = ("A unit, by its id; everything within reach when not given.", null),
        ["from"] = ("The first period or day.", "FY2026Q1"),
        ["to"] = ("The last period or day, included.", "FY2026Q2"),
        ["channel"] = ("A channel's code.", "website"),
        ["week"] = ("A day of the week that is meant; usually the last whole week.", "2026-03-01"),
        ["by"] = ("Trends: quarter or month. Splits: channel, language or location.", null),
        ["rows"] = ("Explore: the question whose answers are the rows, by its key.", "trust"),
        ["columns"] = (
            "Explore: channel, language, location, month, collector or another question.",
            "channel"
        ),
        ["before"] = ("Explore: a period to compare with.", "FY2026Q1"),
        ["filter"] = (
            "Explore: dimension=value; may stand several times, and all must hold.",
            "channel=website"
        ),
        ["index"] = ("The index: psqi or partner-sqi; usually psqi.", "psqi"),
        ["language"] = ("A language code.", "es"),
        ["collector"] = ("A collector, by its id or its key in addresses.", null),
        ["name"] = ("What staff call it.", "Bridge pass"),
        ["number"] = ("The number of a case, or its id.", "12"),
        ["state"] = ("Cases: open or closed; usually open.", "open"),
        ["revision"] = ("The revision of the draft that was looked at.", "3"),
        ["version"] = ("The id of a frozen version.", null),
        ["clearance"] = ("The id of a clearance.", null),
        ["id"] = ("Its id.", null),
        ["key"] = ("The collector's key in public addresses.", "bridge-pass-web"),
        ["purpose"] = ("What the answers are for.", null),
        ["selected"] = ("Who is asked, and how they are chosen.", null),
        ["when"] = ("When it is asked.", null),
        ["incentive"] = ("What people get for answering.", null),
        ["respondents"] = ("How many people answer in a year.", "5000"),
        ["contact"] = ("Who answers questions about it.", null),
    };

    // Read as text, so that what is no number gets our answer and not the framework's.
    private static readonly Dictionary<string, string?> Whole = new(StringComparer.Ordinal)
    {
        ["limit"] = "1000",
        ["revision"] = null,
    };

    public static void Run(OpenApiOperation operation, string method, IList<object> marks)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
            if (!Known.TryGetValue(parameter.Name, out var known))
                continue;
            parameter.Description = known.Says;
            if (Whole.TryGetValue(parameter.Name, out var most))
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Minimum = "1",
                    Maximum = most,
                };
            if (known.Example is not null && parameter.Schema?.Format is null)
                parameter.Example = Whole.ContainsKey(parameter.Name)
                    ? JsonValue.Create(int.Parse(known.Example, CultureInfo.InvariantCulture))
                    : JsonValue.Create(known.Example);
        }
        if (
            method == "GET"
            && operation.Responses?.TryGetValue("200", out var done) == true
            && done.Content?.ContainsKey("application/json") == true
        )
            operation.Parameters.Add(
                Header("If-None-Match", "The ETag of what is known: unchanged is 304.", false)
            );
        if (marks.OfType<TagNeeded>().Any())
            operation.Parameters.Add(
                Header("If-Match", "The ETag of what was read and is changed.", true)
            );
        if (marks.OfType<TakesIdempotencyKey>().Any())
            operation.Parameters.Add(
                Header(
                    OnceOnly.Header,
                    "The sender's name for this request, 1 to 200 visible characters; a repeat within seven days gets the first answer.",
                    false
                )
            );
    }

    private static OpenApiParameter Header(string name, string says, bool required) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = says,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
