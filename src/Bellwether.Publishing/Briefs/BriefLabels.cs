using System.Globalization;

namespace Bellwether.Publishing;

/// <summary>The fixed words of a brief in one language: headings and the heads of its table.</summary>
/// <param name="Language">en or es.</param>
public sealed record BriefLabels(string Language)
{
    private bool IsSpanish => Language == "es";

    /// <summary>What is known.</summary>
    public string Known => IsSpanish ? "Lo que se sabe" : "What is known";

    /// <summary>What is not.</summary>
    public string NotKnown => IsSpanish ? "Lo que no se sabe" : "What is not known";

    /// <summary>Warnings about the mix.</summary>
    public string Mix => IsSpanish ? "Cuidado con quién se cuenta" : "Watch who is counted";

    /// <summary>The table of numbers.</summary>
    public string Numbers =>
        IsSpanish ? "Cada número y cómo comprobarlo" : "Every number, and how to check it";

    /// <summary>The heads of the table: number, value, interval, n, period, method, trace.</summary>
    public IReadOnlyList<string> Heads =>
        IsSpanish
            ?
            [
                "Qué",
                "Valor",
                "Intervalo del 95 %",
                "Respuestas",
                "Periodo",
                "Método",
                "Comprobar con",
            ]
            : ["What", "Value", "95 % interval", "Answers", "Period", "Method", "Check with"];

    /// <summary>Where nothing can be said.</summary>
    public string Nothing(string section) =>
        (section == Known, IsSpanish) switch
        {
            (true, false) => "The answers of this quarter support no statement.",
            (true, true) => "Las respuestas de este trimestre no sostienen ninguna afirmación.",
            (false, false) => "Nothing stands out here this quarter.",
            _ => "Nada destaca aquí este trimestre.",
        };

    /// <summary>The title of the brief.</summary>
    /// <param name="brief">The brief.</param>
    public string Title(Brief brief) =>
        IsSpanish
            ? $"{brief.About}: lo que dicen sus clientes, {brief.Period.Name}"
            : $"{brief.About}: what its customers say, {brief.Period.Name}";

    /// <summary>When it was prepared.</summary>
    /// <param name="brief">The brief.</param>
    public string Prepared(Brief brief) =>
        IsSpanish
            ? $"Preparado el {brief.PreparedOn.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es"))}. Diez minutos de lectura."
            : $"Prepared {brief.PreparedOn.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}. A ten-minute read.";

    /// <summary>The three sections in order, each with its statements.</summary>
    /// <param name="brief">The brief.</param>
    public IReadOnlyList<(string Title, IReadOnlyList<BriefStatement> Statements)> Sections(
        Brief brief
    ) => [(Known, brief.Known), (NotKnown, brief.NotKnown), (Mix, brief.MixWarnings)];

    /// <summary>Every number of the brief once, the headline first.</summary>
    /// <param name="brief">The brief.</param>
    public static IReadOnlyList<BriefNumber> AllNumbers(Brief brief) =>
        [
            .. brief
                .Statements.SelectMany(statement => statement.Numbers)
                .Prepend(brief.Figure)
                .DistinctBy(number => (number.What.In("en"), number.Period, number.Unit)),
        ];
}
