using Microsoft.OpenApi;

namespace Bellwether.Web.Api;

/// <summary>What the document says of the interface as a whole.</summary>
internal static class DescribeApi
{
    public const string Bearer = "key";

    private static readonly (string Name, string Says)[] Headings =
    [
        ("Organization", "The agency, its units, services and channels."),
        ("Volumes", "How many people used a service, and how many were offered the questions."),
        ("Instruments", "Questionnaires, their drafts and frozen versions."),
        ("Clearances", "What lets the agency ask. Writing one down needs a person."),
        ("Collectors", "How the questions reach people."),
        ("Intake", "Where answers come in. It needs no key."),
        ("Responses", "Single answers and comments, and leaving them out of the figures."),
        ("Figures", "Measures with their intervals, trends, comparisons and files behind them."),
        ("Alerts", "What stands out, and what people made of it."),
        ("Cases", "What somebody must answer. Contacts are for people only."),
        ("Changes", "What was heard, done and achieved."),
        ("Frontline", "Why people get in touch, and what the people who serve them see and ask."),
        ("Filings", "Quarterly filings and their files."),
    ];

    public static Task Document(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Bellwether",
            Version = ApiDocument.Name,
            Summary = "Everything a program may do for an agency, with a scoped key.",
            Description = Description,
            License = new OpenApiLicense { Name = "Apache 2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This installation." }];
        document.Tags = new HashSet<OpenApiTag>(
            Headings.Select(heading => new OpenApiTag
            {
                Name = heading.Name,
                Description = heading.Says,
            })
        );
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(
            StringComparer.Ordinal
        );
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description =
                "A key made under Settings, Keys for programs, or with `bellwether keys add`. It has scopes, holds on one unit and everything below it or on the whole agency, and ends by itself.",
        };
        Problems.Describe(document);
        return Task.CompletedTask;
    }

    private const string Description = """
        Lists come in pages: send `next` back as `cursor` until it is null; `limit` is 1 to 1000, usually 100. Reads carry an
        `ETag`; send it as `If-None-Match` and an unchanged answer is 304 without a body. A change of something that was read needs
        its tag as `If-Match`: 412 says that somebody changed it since. Requests that make something take an `Idempotency-Key`: a
        repeat gets the first answer for seven days. Every refusal is a problem (RFC 9457) with a stable `code`, and `faults` that
        name the field. What a person must decide (publishing, submitting, attesting, erasing, keys) has no route.
        """;
}
