using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>The rules of asking in one place, as data of packs/jurisdictions: a new edition of a law is a new file, not new code.</summary>
/// <param name="Id">Its id, for example us-federal.</param>
/// <param name="Version">Its version; a changed rule is a new one.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">Whom it is for, and how far it was checked.</param>
/// <param name="Licence">The licence of its texts.</param>
public sealed record Jurisdiction(
    string Id,
    int Version,
    LocalText Name,
    LocalText About,
    string Licence
)
{
    /// <summary>The pack of an agency that has chosen none.</summary>
    public static Jurisdiction Usual => ListJurisdictions.Find("us-federal")!;

    /// <summary>The grounds on which people may be asked.</summary>
    public ImmutableArray<Basis> Bases { get; init; } = [];

    /// <summary>The rules, in the order in which they are read.</summary>
    public ImmutableArray<JurisdictionRule> Rules { get; init; } = [];

    /// <summary>What its forms must say.</summary>
    public NoticeTexts Notices { get; init; } = new();

    /// <summary>The month in which the year usually starts there.</summary>
    public int FirstFiscalMonth { get; init; } = 1;

    internal bool NeedsBasis => Has(RuleKind.NeedsBasis);

    internal bool AttestsVersions => Has(RuleKind.AttestedVersion);

    /// <summary>Id and version together.</summary>
    public string Reference =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}@{Version}");

    /// <summary>The rule of that kind, or null when there is none here.</summary>
    public JurisdictionRule? Rule(RuleKind kind) => Rules.FirstOrDefault(rule => rule.Kind == kind);

    // Asked at every answer: no enumerator, no closure.
    private bool Has(RuleKind kind)
    {
        foreach (var rule in Rules.AsSpan())
            if (rule.Kind == kind)
                return true;
        return false;
    }

    /// <summary>The ground with that id, or null.</summary>
    public Basis? Basis(string id) => Bases.FirstOrDefault(basis => basis.Id == id);

    /// <summary>Days in which nobody is invited again, unless an agency says otherwise.</summary>
    public int QuietDays => Rule(RuleKind.QuietPeriod)?.QuietDays ?? 90;
}

/// <summary>What the guard knows how to keep.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleKind>))]
public enum RuleKind
{
    /// <summary>A reminder for people; nothing is checked.</summary>
    Advice,

    /// <summary>Nothing opens to the public without a ground.</summary>
    NeedsBasis,

    /// <summary>Warnings before the last day; on the day after it, nothing is asked.</summary>
    WarnsAndCloses,

    /// <summary>Answers and minutes are counted against what was approved for a year.</summary>
    YearlyBudget,

    /// <summary>Some grounds allow only so many questions and minutes.</summary>
    Limits,

    /// <summary>Each wording is attested before it is asked.</summary>
    AttestedVersion,

    /// <summary>The papers of a request are made from the questionnaire.</summary>
    RequestPacket,

    /// <summary>A number has a form.</summary>
    NumberFormat,

    /// <summary>One survey for a transaction, and a quiet time afterwards.</summary>
    QuietPeriod,

    /// <summary>The questionnaire is offered in certain languages.</summary>
    Languages,
}

/// <summary>How sure a rule is.</summary>
/// <param name="Status">in force, superseded, unclear – check.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Unverified">True when nobody has checked it against the primary source.</param>
public sealed record Provenance(string Status, string Source, bool Unverified = false)
{
    /// <summary>Since when it holds, in words.</summary>
    public string Effective { get; init; } = "";

    /// <summary>What shows that it was kept.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";
}

/// <summary>One rule of asking.</summary>
/// <param name="Id">Its name in the list: G1.</param>
/// <param name="Kind">What the guard does about it.</param>
/// <param name="Says">What it asks, in plain words.</param>
/// <param name="Provenance">How sure it is.</param>
public sealed record JurisdictionRule(
    string Id,
    RuleKind Kind,
    LocalText Says,
    Provenance Provenance
)
{
    /// <summary>Days before the end at which somebody is warned, the most first.</summary>
    public ImmutableArray<int> WarnDays { get; init; } = [];

    /// <summary>Percent of a year's budget from which on somebody is warned.</summary>
    public int WarnAtPercent { get; init; } = 80;

    /// <summary>The form of a number, as a regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>What a number is called and looks like.</summary>
    public LocalText? Example { get; init; }

    /// <summary>Days in which nobody is invited again.</summary>
    public int? QuietDays { get; init; }

    /// <summary>The languages asked for.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];
}

/// <summary>A ground on which people may be asked.</summary>
/// <param name="Id">Its id: control_number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">When it holds.</param>
/// <param name="Provenance">How sure that is.</param>
public sealed record Basis(string Id, LocalText Name, LocalText About, Provenance Provenance)
{
    /// <summary>It has a number, which forms must show.</summary>
    public bool NeedsNumber { get; init; }

    /// <summary>It ends on a day.</summary>
    public bool NeedsExpiry { get; init; }

    /// <summary>Minutes, answers and hours are approved with it.</summary>
    public bool NeedsBurden { get; init; }

    /// <summary>One of it is shared by many unrelated services.</summary>
    public bool IsShared { get; init; }

    /// <summary>Results may usually be published.</summary>
    public bool MayPublish { get; init; }

    /// <summary>At most this many questions.</summary>
    public int? MostQuestions { get; init; }

    /// <summary>At most this many minutes.</summary>
    public double? MostMinutes { get; init; }

    /// <summary>Every question is answered in words.</summary>
    public bool OnlyWords { get; init; }
}

/// <summary>What forms must say. {number}, {date}, {minutes}, {office}, {service}, {agency}, {contact} are filled in.</summary>
public sealed record NoticeTexts
{
    /// <summary>Number and last day, for the first screen.</summary>
    public LocalText? Number { get; init; }

    /// <summary>Why people are asked and what becomes of it.</summary>
    public LocalText? Purpose { get; init; }

    /// <summary>How long it takes and whom to tell.</summary>
    public LocalText? Burden { get; init; }

    /// <summary>That nobody need answer without a valid number.</summary>
    public LocalText? Protection { get; init; }

    /// <summary>That answering is voluntary.</summary>
    public LocalText? Voluntary { get; init; }

    /// <summary>A place in the privacy notice for the law of the land.</summary>
    public LocalText? PrivacyLaw { get; init; }
}
