namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>What a question can measure.</summary>
internal static class Measures
{
    public static readonly IReadOnlyList<string> All =
    [
        "trust",
        "satisfaction",
        "effectiveness",
        "ease",
        "efficiency",
        "transparency",
        "humanity",
        "employee",
    ];

    public static string Word(Texts texts, string measure) =>
        All.Contains(measure) ? texts[$"instruments.measure.{measure}"] : measure;
}
