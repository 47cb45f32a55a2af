using System.Collections.Immutable;

namespace Bellwether.Collection;

/// <summary>The papers of a request to ask people, with the fields of a federal individual-collection request.</summary>
/// <param name="Title">What is asked, and about which service.</param>
/// <param name="Agency">Who asks.</param>
/// <param name="Service">The service; "" when no collector was named.</param>
public sealed record RequestPacket(string Title, string Agency, string Service)
{
    /// <summary>The number it is asked under, or "".</summary>
    public string ControlNumber { get; init; } = "";

    /// <summary>The ground.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What we hope to learn.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>How it is used, and what comes out of it.</summary>
    public string Use { get; init; } = "";

    /// <summary>Customer research, feedback survey or user testing.</summary>
    public string ActivityType { get; init; } = "";

    /// <summary>Whether results are reported to the federal feedback platform.</summary>
    public string Reported { get; init; } = "";

    /// <summary>On which channels.</summary>
    public string HowCollected { get; init; } = "";

    /// <summary>Who is asked and how they are chosen.</summary>
    public string WhoAndHowSelected { get; init; } = "";

    /// <summary>How people are asked.</summary>
    public string HowAsked { get; init; } = "";

    /// <summary>What the activity looks like for those who take part.</summary>
    public string WhatItLooksLike { get; init; } = "";

    /// <summary>When.</summary>
    public string When { get; init; } = "";

    /// <summary>What people get for it, and why.</summary>
    public string Incentive { get; init; } = "";

    /// <summary>Every question in its order.</summary>
    public ImmutableArray<PacketQuestion> Questions { get; init; } = [];

    /// <summary>How much of people's time it takes.</summary>
    public ImmutableArray<PacketBurden> Burden { get; init; } = [];

    /// <summary>What the agency certifies by sending it.</summary>
    public ImmutableArray<string> Certification { get; init; } = [];

    /// <summary>What it asks about the person: whether details are collected, kept as records, and under which notice.</summary>
    public ImmutableArray<PacketAnswer> PersonalDetails { get; init; } = [];

    /// <summary>Whom to ask about it.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The version of the questionnaire.</summary>
    public int VersionNumber { get; init; }

    /// <summary>SHA-256 of the questionnaire: what is asked is this, to the letter.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>The day on which it was made.</summary>
    public DateOnly PreparedOn { get; init; }

    /// <summary>Fields that were filled in from the usual and that somebody should read and mend.</summary>
    public ImmutableArray<string> ToCheck { get; init; } = [];

    /// <summary>Minutes over the whole year, in hours.</summary>
    public double Hours => Burden.Sum(line => line.Hours ?? 0);
}

/// <summary>One question as it is asked.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="English">Its words in English.</param>
/// <param name="Spanish">In Spanish, or "".</param>
/// <param name="Answers">How it is answered: one of a list, several, words.</param>
/// <param name="Options">What can be chosen.</param>
/// <param name="Condition">When it is asked; "" for always.</param>
/// <param name="Required">It may not be left out.</param>
public sealed record PacketQuestion(
    int Number,
    string English,
    string Spanish,
    string Answers,
    ImmutableArray<string> Options,
    string Condition,
    bool Required
);

/// <summary>One line of the table of burden.</summary>
/// <param name="Category">Whom: individuals or households.</param>
/// <param name="Respondents">How many in a year; null: not known yet.</param>
/// <param name="Minutes">Minutes each.</param>
public sealed record PacketBurden(string Category, long? Respondents, double Minutes)
{
    /// <summary>Hours in a year.</summary>
    public double? Hours => Respondents * Minutes / 60;
}

/// <summary>A question of the form with its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
public sealed record PacketAnswer(string Question, string Answer);

/// <summary>What to make a packet of; what is left out is filled in from what is known.</summary>
/// <param name="VersionId">The frozen version.</param>
public sealed record PacketToPrepare(Guid VersionId)
{
    /// <summary>The collector, when there is one.</summary>
    public Guid? CollectorId { get; init; }

    /// <summary>The service, when there is no collector yet.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>The channel's code, when there is no collector yet.</summary>
    public string? Channel { get; init; }

    /// <summary>The clearance, when it is already known.</summary>
    public Guid? ClearanceId { get; init; }

    /// <summary>What we hope to learn.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who is asked and how they are chosen.</summary>
    public string? Selected { get; init; }

    /// <summary>When.</summary>
    public string? When { get; init; }

    /// <summary>What people get for it, and why.</summary>
    public string? Incentive { get; init; }

    /// <summary>How many answers in a year.</summary>
    public long? Respondents { get; init; }

    /// <summary>Whom to ask about it.</summary>
    public string? Contact { get; init; }
}
