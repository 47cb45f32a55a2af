using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Improvement;

/// <summary>What was observed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ObservationKind>))]
public enum ObservationKind
{
    /// <summary>Customers ran into it.</summary>
    Customers = 1,

    /// <summary>A system got in the way.</summary>
    Friction = 2,

    /// <summary>A rule or a process got in the way.</summary>
    Barrier = 3,

    /// <summary>An idea.</summary>
    Idea = 4,
}

/// <summary>How often it happens.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HowOften>))]
public enum HowOften
{
    /// <summary>Once, today.</summary>
    Once = 1,

    /// <summary>A few times a week.</summary>
    Weekly = 2,

    /// <summary>Every day.</summary>
    Daily = 3,

    /// <summary>Many times a day.</summary>
    Often = 4,
}

/// <summary>What somebody at the front saw.</summary>
/// <param name="ObservationId">Its id.</param>
/// <param name="AgencyId">Whose.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Kind">What it is.</param>
/// <param name="What">What happened, without names.</param>
/// <param name="LoggedOn">The local day it was told first.</param>
/// <param name="DueOn">An answer is due by that day: ten working days.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Marks">Everybody who said so, the first one among them.</param>
public sealed record Observation(
    Guid ObservationId,
    Guid AgencyId,
    Guid ServiceId,
    ObservationKind Kind,
    string What,
    DateOnly LoggedOn,
    DateOnly DueOn,
    AnswerStanding Standing,
    ImmutableArray<ObservationMark> Marks
)
{
    /// <summary>The code of the barrier (domain handbook 6.12), or empty.</summary>
    public string Barrier { get; init; } = "";

    /// <summary>The system that got in the way, or empty.</summary>
    public string System { get; init; } = "";

    /// <summary>The latest answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Those who put their name to it, for the credit.</summary>
    public ImmutableArray<string> Named =>
        [.. Marks.Select(mark => mark.Named).OfType<string>().Distinct()];

    /// <summary>True when nobody answered within ten working days: it is escalated.</summary>
    public bool IsEscalated(DateOnly today) => Standing == AnswerStanding.Open && today > DueOn;
}

/// <summary>One person who says so.</summary>
/// <param name="On">The local day.</param>
/// <param name="Often">How often it happens to them.</param>
/// <param name="Minutes">Minutes it cost; 0 when not told.</param>
/// <param name="Named">Their name; null for anonymous, of whom nothing else is kept.</param>
public sealed record ObservationMark(DateOnly On, HowOften Often, int Minutes, string? Named);

/// <summary>The barrier codes of the domain handbook, 6.12.</summary>
public static class Barriers
{
    /// <summary>Code, English, Spanish.</summary>
    public static ImmutableArray<(string Code, string English, string Spanish)> All { get; } =
    [
        ("SY", "Outdated systems or technology", "Sistemas o tecnología anticuados"),
        ("RU", "Rules, law or policy", "Normas, leyes o políticas"),
        ("CA", "Too much work", "Demasiado trabajo"),
        ("SI", "Silos, or nobody owns it", "Silos, o nadie es responsable"),
        ("DA", "Data: no access or bad", "Datos: sin acceso o de mala calidad"),
        ("BU", "Budget", "Presupuesto"),
        ("TA", "Missing skills", "Faltan conocimientos"),
        ("CU", "Resistance to change", "Resistencia al cambio"),
        ("IN", "Incentives that pull the wrong way", "Incentivos que empujan al revés"),
        ("LE", "No backing from leadership", "Falta de apoyo de la dirección"),
        ("AW", "Nobody knew it was possible", "Nadie sabía que era posible"),
        ("PR", "Procurement or clearance takes long", "Las compras o los permisos tardan"),
        ("VE", "A vendor", "Un proveedor"),
        ("FA", "The building", "El edificio"),
        ("LA", "Language or accessibility", "Idioma o accesibilidad"),
        ("OT", "Other", "Otro"),
    ];
}
