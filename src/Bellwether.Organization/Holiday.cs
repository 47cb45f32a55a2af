namespace Bellwether.Organization;

/// <summary>A day on which an agency is closed, or a public holiday.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Name">What it is called in English.</param>
/// <param name="SpanishName">What it is called in Spanish.</param>
public sealed record Holiday(DateOnly Day, string Name, string SpanishName)
{
    /// <summary>The name in that language.</summary>
    public string NameIn(string language) => language == "es" ? SpanishName : Name;
}
