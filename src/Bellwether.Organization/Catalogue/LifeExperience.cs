using System.Collections.Immutable;

namespace Bellwether.Organization;

/// <summary>A time of life in which people need several agencies at once.</summary>
/// <param name="Code">What files carry: facing-financial-shock.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="SpanishName">Its name in Spanish.</param>
public sealed record LifeExperience(string Code, string Name, string SpanishName)
{
    /// <summary>Those that the federal government named from 2022 on, and two that every agency knows.</summary>
    public static ImmutableArray<LifeExperience> All { get; } =
    [
        new("recovering-from-disaster", "Recovering from a disaster", "Recuperarse de un desastre"),
        new(
            "having-a-child",
            "Having a child and early childhood",
            "Tener un bebé y la primera infancia"
        ),
        new("facing-financial-shock", "Facing a financial shock", "Afrontar un golpe económico"),
        new("approaching-retirement", "Approaching retirement", "Acercarse a la jubilación"),
        new(
            "navigating-transition",
            "Moving from military to civilian life",
            "Pasar de la vida militar a la civil"
        ),
        new("traveling-abroad", "Traveling abroad", "Viajar al extranjero"),
        new("caring-for-health", "Looking after one’s health", "Cuidar la salud"),
    ];

    /// <summary>The one with that code, or null.</summary>
    public static LifeExperience? Find(string? code) =>
        All.FirstOrDefault(each => each.Code == code?.Trim());

    /// <summary>Its name in that language, or in English.</summary>
    public string NameIn(string language) => language == "es" ? SpanishName : Name;
}
