using System.Collections.Immutable;
using System.Text.Json;

namespace Bellwether.Improvement;

/// <summary>What is looked for in the library; what is left out does not narrow.</summary>
public sealed record ActionQuery
{
    /// <summary>Words that must stand somewhere in the action.</summary>
    public string? Words { get; init; }

    /// <summary>Who wants to start.</summary>
    public string? Who { get; init; }

    /// <summary>Most hours.</summary>
    public double? MostHours { get; init; }

    /// <summary>True for actions that cost nothing but time.</summary>
    public bool FreeOnly { get; init; }

    /// <summary>The activity of the maturity grid.</summary>
    public string? Activity { get; init; }

    /// <summary>What it shall help against: a symptom, a theme of comments or a driver.</summary>
    public string? Against { get; init; }
}

/// <summary>The library of low-lift actions and playbooks, as it ships in packs/actions.</summary>
public sealed class FindActions
{
    private const string Resource = "packs/actions/low-lift.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Pack> Shipped = new(Load);

    // What a theme of comments or a driver is called among the symptoms.
    private static readonly Dictionary<string, string[]> Names = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["status"] = ["where is my application"],
        ["waiting"] = ["where is my application", "backlog"],
        ["could-not-reach"] = ["calls rise"],
        ["repeat-contact"] = ["calls rise", "people are sent on"],
        ["website"] = ["website hard", "cannot find the page"],
        ["form"] = ["asks for what I have given already", "documents"],
        ["documents"] = ["documents", "asks for what I have given already"],
        ["staff-knowledge"] = ["staff cannot help"],
        ["staff-attitude"] = ["staff feel unseen", "speed before quality"],
        ["eligibility"] = ["letters people call about"],
        ["contradiction"] = ["people are sent on"],
        ["transparency"] = ["low transparency"],
        ["ease"] = ["website hard"],
        ["efficiency"] = ["where is my application", "backlog"],
        ["effectiveness"] = ["staff cannot help"],
        ["employee"] = ["staff feel unseen"],
        ["humanity"] = ["customers are a number"],
        ["trust"] = ["low trust"],
    };

    /// <summary>Every playbook.</summary>
    public static ImmutableArray<Playbook> Playbooks => Shipped.Value.Playbooks;

    /// <summary>Every way through.</summary>
    public static ImmutableArray<LibraryTrack> Tracks => Shipped.Value.Tracks;

    /// <summary>What was not verified about the library.</summary>
    public static string Unverified => Shipped.Value.Unverified;

    /// <summary>Everything that actions help against, in alphabetical order.</summary>
    public static ImmutableArray<string> Symptoms { get; } =
    [
        .. Shipped
            .Value.Actions.SelectMany(action => action.Symptoms)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Everybody who can start one, in alphabetical order.</summary>
    public static ImmutableArray<string> Starters { get; } =
    [
        .. Shipped
            .Value.Actions.SelectMany(action => action.Who)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The action with that id; null when there is none.</summary>
    public static LibraryAction? Find(string id) =>
        Shipped.Value.Actions.FirstOrDefault(action =>
            action.Id.Equals(id, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The actions that fit, those that take fewest hours first.</summary>
    public static ImmutableArray<LibraryAction> Run(ActionQuery query)
    {
        var words = (query.Words ?? "").Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var against = query.Against is { Length: > 0 } one
            ? Names.GetValueOrDefault(one, [one])
            : [];
        return
        [
            .. Shipped
                .Value.Actions.Where(action =>
                    Fits(query.Activity, action.Activity)
                    && (query.MostHours is not { } most || action.Hours <= most)
                    && (!query.FreeOnly || action.Cost == "none")
                    && (
                        query.Who is not { Length: > 0 } who
                        || action.Who.Contains(who, StringComparer.OrdinalIgnoreCase)
                    )
                    && (
                        against.Length == 0
                        || action
                            .Symptoms.Intersect(against, StringComparer.OrdinalIgnoreCase)
                            .Any()
                    )
                    && words.All(word =>
                        Text(action).Contains(word, StringComparison.OrdinalIgnoreCase)
                    )
                )
                .OrderBy(action => action.Hours)
                .ThenBy(action => action.Id, StringComparer.Ordinal),
        ];
    }

    private static bool Fits(string? wanted, string value) =>
        string.IsNullOrEmpty(wanted) || wanted.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static string Text(LibraryAction action) =>
        string.Join(
            '\n',
            [
                action.Id,
                action.Title,
                action.Evidence,
                .. action.Steps,
                .. action.Symptoms,
                .. action.Who,
            ]
        );

    private static Pack Load()
    {
        using var stream =
            typeof(FindActions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from the program.");
        return JsonSerializer.Deserialize<Pack>(stream, Json)!;
    }

    private sealed record Pack(
        string Unverified,
        ImmutableArray<LibraryAction> Actions,
        ImmutableArray<Playbook> Playbooks,
        ImmutableArray<LibraryTrack> Tracks
    );
}
