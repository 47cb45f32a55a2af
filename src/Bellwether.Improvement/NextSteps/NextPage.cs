using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bellwether.Improvement;

/// <summary>What happens in one stage of a case.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="What">What the agency does then.</param>
/// <param name="You">What the person needs to do, or null: nothing.</param>
public sealed record NextStep(CaseStage Stage, PlainText What, PlainText? You);

/// <summary>The words of a service's page "what happens next".</summary>
/// <param name="Received">What the person can be sure of: "We have received your application."</param>
/// <param name="Steps">The stages this service has, in order; at least two.</param>
/// <param name="Late">What a person is told and can do when it takes longer than promised.</param>
/// <param name="Contact">How to reach somebody.</param>
public sealed record NextWords(
    PlainText Received,
    ImmutableArray<NextStep> Steps,
    PlainText Late,
    PlainText Contact
)
{
    /// <summary>The longest time that is promised, in calendar days from the day of receipt; null: none is promised.</summary>
    public int? PromiseDays { get; init; }

    /// <summary>How a person hears of a change or a delay, or null.</summary>
    public PlainText? Told { get; init; }

    /// <summary>How to complain or appeal, or null.</summary>
    public PlainText? Complain { get; init; }

    /// <summary>True when somebody has made sure that decisions give their reasons in plain words.</summary>
    public bool ReasonsArePlain { get; init; }

    /// <summary>How the words are kept.</summary>
    internal static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        };

    /// <summary>The words of a stage, or null when the service has no such stage.</summary>
    public NextStep? StepOf(CaseStage stage) => Steps.FirstOrDefault(step => step.Stage == stage);
}

/// <summary>A service's page "what happens next".</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="ServiceId">Of which service.</param>
/// <param name="Words">What it says.</param>
/// <param name="IsPublished">True when everybody may read it.</param>
/// <param name="ChangedAt">When its words were last changed.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record NextPage(
    Guid AgencyId,
    Guid ServiceId,
    NextWords Words,
    bool IsPublished,
    DateTimeOffset ChangedAt,
    string ChangedBy
);
