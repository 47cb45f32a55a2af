using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Measurement;

/// <summary>Says what is linked with an outcome, what is not known, and why; the same words for page, file and command line.</summary>
internal sealed class ImportanceWords(Measure outcome, FigureQuery query, AskedParts asked)
{
    private static readonly LocalText NotCause = LocalText.Of(
        "“Linked with” says what goes together in people’s answers. It never says what causes it.",
        "«Vinculado con» dice qué va junto en las respuestas de las personas. Nunca dice qué lo causa."
    );

    // A part with less than this of the importance needs no word on its sign.
    private const double SmallestToExplain = 0.05;

    public DriverImportance Nothing() =>
        asked switch
        {
            { Promised: > 0 } => Without(
                EstimateStatus.Suppressed,
                "The form promised to show no small group, so no single answers are linked.",
                "El formulario prometió no mostrar grupos pequeños, así que no se vinculan respuestas individuales."
            ),
            { WithoutParts: > 0 } => Without(
                EstimateStatus.NotIdentified,
                $"The form asks about {Name("en")} and a list of reasons, not about parts on a scale: what people named is shown instead.",
                $"El formulario pregunta por {Name("es")} y una lista de razones, no por aspectos en una escala: en su lugar se muestra lo que las personas nombraron."
            ),
            { Filed: > 0 } => Without(
                EstimateStatus.NotIdentified,
                "These answers came as counts. Counts do not tell who answered what together, so no link can be computed.",
                "Estas respuestas llegaron como recuentos. Los recuentos no dicen quién respondió qué en conjunto, así que no se puede calcular ningún vínculo."
            ),
            _ => Without(
                EstimateStatus.NoAnswers,
                $"Nobody answered about {Name("en")} and parts of the experience in this period.",
                $"Nadie respondió sobre {Name("es")} y aspectos de la experiencia en este periodo."
            ),
        };

    public DriverImportance TooFew(GroupedPairs pairs) =>
        Without(
            pairs.Fewest == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew,
            $"No reliable drivers: {People(pairs.Fewest, "en")} answered all of it. Importance is told from {ReadImportance.LeastForImportance}, a first hint from {ReadImportance.LeastForRanks}.{Mixed("en")}",
            $"Sin factores fiables: {People(pairs.Fewest, "es")} a todo. La importancia se dice a partir de {ReadImportance.LeastForImportance} y un primer indicio a partir de {ReadImportance.LeastForRanks}.{Mixed("es")}"
        ) with
        {
            Answers = pairs.Fewest,
        };

    public DriverImportance Ranked(
        DriverAnalysis analysis,
        DriverVersion version,
        ImmutableArray<ImportantPart> parts,
        GroupedPairs pairs
    )
    {
        var (en, es) = Why(analysis, pairs);
        return Without(analysis.Status, en, es) with
        {
            Strength = parts.Length > 0 ? DriverStrength.RankCorrelations : DriverStrength.None,
            Answers = pairs.Fewest,
            Parts = parts,
            Constant = Constant(analysis, version),
            Cautions =
            [
                NotCause,
                .. parts.Length > 0
                    ?
                    [
                        LocalText.Of(
                            "Rank correlations are a first hint: parts that overlap are counted twice, and no order of importance follows from them.",
                            "Las correlaciones de rangos son un primer indicio: los aspectos que se solapan cuentan dos veces y de ellas no se sigue ningún orden de importancia."
                        ),
                    ]
                    : Array.Empty<LocalText>(),
                .. Dropped(analysis, version),
            ],
        };
    }

    public DriverImportance Importance(
        DriverAnalysis analysis,
        (ImmutableArray<ImportantPart> Parts, double ImportanceCut, double PerformanceCut) placed,
        DriverVersion version
    )
    {
        var named = MakeImportance.Named(placed.Parts, analysis);
        return Without(
            EstimateStatus.Enough,
            Say(placed.Parts, named, "en"),
            Say(placed.Parts, named, "es")
        ) with
        {
            Strength = DriverStrength.Importance,
            Answers = analysis.N,
            Explained = analysis.R2,
            Parts = placed.Parts,
            Named = named,
            ImportanceCut = placed.ImportanceCut,
            PerformanceCut = placed.PerformanceCut,
            Constant = Constant(analysis, version),
            Cautions =
            [
                NotCause,
                .. Overlap(analysis),
                .. Suppressors(placed.Parts),
                .. Dropped(analysis, version),
            ],
        };
    }

    private string Say(
        ImmutableArray<ImportantPart> parts,
        ImmutableArray<ImportantPart> named,
        string language
    )
    {
        var first = parts
            .Where(part => part.Place == Quadrant.Concentrate)
            .OrderByDescending(part => part.Priority)
            .Take(2)
            .Select(part =>
                language == "es"
                    ? $"{Lower(part.Name, "es")} ({Write.Percent(part.Performance.Value!.Value)} de respuestas favorables)"
                    : $"{Lower(part.Name, "en")} ({Write.Percent(part.Performance.Value!.Value)} favourable)"
            )
            .ToList();
        if (language == "es")
            return (
                    named.Length == 0
                        ? $"Todos los aspectos están vinculados con {Name("es")} más o menos por igual: de ninguno se puede decir que importe más."
                        : $"Más vinculado con {Name("es")}: {Listed(named, "es")}."
                )
                + (
                    first.Count == 0
                        ? ""
                        : $" Importa y va peor que los demás: {string.Join(" y ", first)}."
                );
        return (
                named.Length == 0
                    ? $"All parts are linked with {Name("en")} about equally: none can be told to matter more than the others."
                    : $"Most linked with {Name("en")}: {Listed(named, "en")}."
            )
            + (
                first.Count == 0
                    ? ""
                    : $" What matters and goes worse than the rest: {string.Join(" and ", first)}."
            );
    }

    private static string Listed(ImmutableArray<ImportantPart> named, string language) =>
        string.Join(
            language == "es" ? " y " : " and ",
            named.Select(part =>
                language == "es"
                    ? $"{Lower(part.Name, language)} ({Write.Percent(part.Importance.Value!.Value)} de lo que explican los aspectos)"
                    : $"{Lower(part.Name, language)} ({Write.Percent(part.Importance.Value!.Value)} of what the parts explain)"
            )
        );

    private (string En, string Es) Why(DriverAnalysis analysis, GroupedPairs pairs) =>
        analysis switch
        {
            { Status: EstimateStatus.ZeroVariance }
                when analysis.Dropped.Count == asked.Used[0].Parts.Count => (
                "No reliable drivers: everybody gave the same answer to every part.",
                "Sin factores fiables: todas las personas dieron la misma respuesta a cada aspecto."
            ),
            { Status: EstimateStatus.ZeroVariance } => (
                $"No reliable drivers: everybody gave the same answer about {Name("en")}.",
                $"Sin factores fiables: todas las personas dieron la misma respuesta sobre {Name("es")}."
            ),
            { Status: EstimateStatus.NotPositiveDefinite } => (
                "No reliable drivers: different people skipped different questions, and their answers contradict each other.",
                "Sin factores fiables: distintas personas omitieron distintas preguntas y sus respuestas se contradicen."
            ),
            _ when pairs.Fewest < ReadImportance.LeastForImportance => (
                $"No reliable drivers: {People(pairs.Fewest, "en")} answered all of it, and importance is told from {ReadImportance.LeastForImportance}.{Mixed("en")}",
                $"Sin factores fiables: {People(pairs.Fewest, "es")} a todo y la importancia se dice a partir de {ReadImportance.LeastForImportance}.{Mixed("es")}"
            ),
            _ => (
                $"No reliable drivers: what the parts explain of {Name("en")} cannot be told from nothing.",
                $"Sin factores fiables: lo que los aspectos explican de {Name("es")} no se distingue de nada."
            ),
        };

    private string Mixed(string language) =>
        asked.OtherWords == 0 ? ""
        : language == "es"
            ? $" Otras {Write.Count(asked.OtherWords)} respondieron con otras palabras y no se pueden sumar."
        : $" Another {Write.Count(asked.OtherWords)} were asked in other words and cannot be added.";

    private static IEnumerable<LocalText> Overlap(DriverAnalysis analysis)
    {
        if (analysis.Notes.Contains(DriverNote.Collinear))
            yield return LocalText.Of(
                "The parts overlap: two ways of sharing out importance differ by more than five points for one of them.",
                "Los aspectos se solapan: dos formas de repartir la importancia difieren en más de cinco puntos para alguno."
            );
        if (analysis.Notes.Contains(DriverNote.Repaired))
            yield return LocalText.Of(
                "Different people skipped different questions; the correlations were adjusted slightly to fit each other.",
                "Distintas personas omitieron distintas preguntas; las correlaciones se ajustaron levemente para ser compatibles."
            );
    }

    private static IEnumerable<LocalText> Suppressors(ImmutableArray<ImportantPart> parts) =>
        parts
            .Where(part => part.Direction < 0 && part.Importance.Value >= SmallestToExplain)
            .Select(part =>
                LocalText.Of(
                    $"Beside the other parts, better answers about {Lower(part.Name, "en")} go with a lower outcome: read its importance with care.",
                    $"Junto a los demás aspectos, mejores respuestas sobre {Lower(part.Name, "es")} van con un resultado más bajo: lea su importancia con cuidado."
                )
            );

    private static IEnumerable<LocalText> Dropped(DriverAnalysis analysis, DriverVersion version) =>
        Constant(analysis, version)
            .Select(name =>
                LocalText.Of(
                    $"Everybody gave the same answer about {Lower(name, "en")}: no link can be told.",
                    $"Todas las personas dieron la misma respuesta sobre {Lower(name, "es")}: no se puede decir ningún vínculo."
                )
            );

    private static ImmutableArray<LocalText> Constant(
        DriverAnalysis analysis,
        DriverVersion version
    ) =>
        [
            .. version
                .Parts.Where(part => analysis.Dropped.Contains(part.Key))
                .Select(MakeImportance.Name),
        ];

    private DriverImportance Without(EstimateStatus status, string en, string es) =>
        new()
        {
            Outcome = outcome,
            Scope = query.Scope,
            Period = query.Period,
            Strength = DriverStrength.None,
            Status = status,
            Explained = Estimate.Without(status, 0, Lmg.Method),
            Words = LocalText.Of(en, es),
            Cautions = [NotCause],
            Exclusions = [.. Exclusions()],
        };

    private IEnumerable<Exclusion> Exclusions()
    {
        if (asked.OtherWords > 0)
            yield return new Exclusion(
                "drivers.other-words",
                LocalText.Of(
                    "They were asked in other words, and sums of other words are never added.",
                    "Se les preguntó con otras palabras, y las sumas de otras palabras nunca se juntan."
                ),
                asked.Wordings - 1,
                asked.OtherWords
            );
        if (asked.WithoutParts > 0)
            yield return new Exclusion(
                "drivers.no-parts",
                LocalText.Of(
                    "Their form asks about no parts on a scale.",
                    "Su formulario no pregunta por aspectos en una escala."
                ),
                0,
                asked.WithoutParts
            );
        if (asked.Promised > 0)
            yield return new Exclusion(
                "drivers.promised",
                LocalText.Of(
                    "Their form promised to show no small group.",
                    "Su formulario prometió no mostrar grupos pequeños."
                ),
                0,
                asked.Promised
            );
        if (asked.Filed > 0)
            yield return new Exclusion(
                "drivers.counts-only",
                LocalText.Of(
                    "They came as counts, which do not tell who answered what together.",
                    "Llegaron como recuentos, que no dicen quién respondió qué en conjunto."
                ),
                0,
                asked.Filed
            );
    }

    private string Name(string language) => Lower(outcome.Name, language);

    private static string Lower(LocalText name, string language)
    {
        var text = name.In(language);
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string People(long people, string language) =>
        (people, language) switch
        {
            (1, "es") => "solo una persona respondió",
            (_, "es") => $"{Write.Count(people)} personas respondieron",
            (1, _) => "only one person",
            _ => $"{Write.Count(people)} people",
        };
}
