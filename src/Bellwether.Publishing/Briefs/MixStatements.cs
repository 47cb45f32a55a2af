using Bellwether.Instruments;
using Bellwether.Measurement;

namespace Bellwether.Publishing;

/// <summary>Where a figure moved, or is what it is, because of who is counted rather than of what people met.</summary>
internal static class MixStatements
{
    // Below these nobody would speak of a move: one point of 100, or 0.02 on the scale.
    private const double SmallShare = 0.01;
    private const double SmallScale = 0.02;

    public static IEnumerable<BriefStatement> Of(BriefFacts facts)
    {
        if (Composition(facts) is { } composition)
            yield return composition;
        if (OneService(facts) is { } one)
            yield return one;
        if (Forms(facts) is { } forms)
            yield return forms;
    }

    private static BriefStatement? Composition(BriefFacts facts)
    {
        if (facts.Change is not { Pooled.Change.Value: { } pooled, Parts.Rate.Value: { } rate } it)
            return null;
        var mix = it.Parts.Mix.Value + it.Parts.Entered.Value + it.Parts.Left.Value;
        var small = it.In == ComparedIn.Mean ? SmallScale : SmallShare;
        if (mix is not { } moved || Math.Abs(moved) < small || Math.Abs(moved) < Math.Abs(rate) / 2)
            return null;
        var unit = it.In == ComparedIn.Mean ? BriefUnit.Scale : BriefUnit.Points;
        var trace = facts.Source.Compare(it.Measure.Key, it.From, it.To);
        var between = $"{it.From.Name} – {it.To.Name}";
        var whole = new BriefNumber(
            LocalText.Of("Change of all answers together", "Cambio de todas las respuestas juntas"),
            unit,
            it.Pooled.Change,
            between,
            trace
        );
        var same = new BriefNumber(
            LocalText.Of("Of it, the same surveys", "De ello, las mismas encuestas"),
            unit,
            it.Parts.Rate,
            between,
            trace
        );
        var rest = new BriefNumber(
            LocalText.Of(
                "Of it, who is counted (grew, entered, left)",
                "De ello, quién se cuenta (crecieron, entraron, salieron)"
            ),
            unit,
            it.Parts.Mix with
            {
                Value = moved,
                Interval = null,
            },
            between,
            trace
        );
        var opposite = Math.Sign(rate) != Math.Sign(pooled) && Math.Abs(rate) >= small;
        var (scaleEn, scaleEs) =
            unit == BriefUnit.Scale ? (" on the scale", " en la escala") : ("", "");
        return new BriefStatement(
            "mix",
            LocalText.Of(
                $"All answers put together moved by {BriefWords.Value(whole, "en")}{scaleEn} since {it.From.Name}; {BriefWords.Value(rest, "en")} of that is only who is counted, and {BriefWords.Value(same, "en")} is what the same surveys changed.",
                $"Todas las respuestas juntas se movieron {BriefWords.Value(whole, "es")}{scaleEs} desde {it.From.Name}; {BriefWords.Value(rest, "es")} se debe solo a quién se cuenta y {BriefWords.Value(same, "es")} a lo que cambiaron las mismas encuestas."
            ),
            opposite
                ? LocalText.Of(
                    "The two point in opposite directions: the total tells a story that no service lived.",
                    "Las dos apuntan en direcciones opuestas: el total cuenta una historia que ningún servicio vivió."
                )
                : LocalText.Of(
                    $"Some surveys grew or shrank, entered or left between the two quarters{Movers(it, "en")}.",
                    $"Algunas encuestas crecieron o se redujeron, entraron o salieron entre los dos trimestres{Movers(it, "es")}."
                ),
            LocalText.Of(
                "Decide that only the like-for-like change leaves this room.",
                "Decidir que de esta sala solo sale el cambio que compara igual con igual."
            ),
            [whole, same, rest]
        )
        {
            Weight = 100,
        };
    }

    private static string Movers(PeriodsCompared it, string language)
    {
        var names = it
            .Parts.Surveys.Where(part => part.Presence != Presence.Both)
            .OrderByDescending(part => Math.Abs(part.Mix))
            .Select(part => part.Collector.Name)
            .Distinct()
            .Take(2)
            .Select(name => BriefWords.Quote(name, language))
            .ToList();
        return names.Count == 0 ? ""
            : language == "es" ? $", sobre todo {BriefWords.List(names, language)}"
            : $", most of all {BriefWords.List(names, language)}";
    }

    private static BriefStatement? OneService(BriefFacts facts)
    {
        var rows = facts.League.Rows.Where(row => row.Part.Answers > 0).ToList();
        if (rows.Count < 2 || rows.MaxBy(row => row.Part.Answers) is not { } largest)
            return null;
        var share = (double)largest.Part.Answers!.Value / facts.Headline.Answers;
        if (share < 0.5)
            return null;
        var number = new BriefNumber(
            LocalText.Of($"{largest.Service}, answers", $"{largest.Service}, respuestas"),
            BriefUnit.Count,
            new Statistics.Estimate(
                largest.Part.Answers.Value,
                null,
                largest.Part.Answers.Value,
                largest.Part.Answers.Value,
                "count",
                Statistics.EstimateStatus.Enough
            ),
            facts.Period.Name,
            BriefSource.FigureOf(largest.Service, facts.Headline.Measure.Key, facts.Period)
        );
        var percent = BriefWords.Percent(share);
        return new BriefStatement(
            "one-service",
            LocalText.Of(
                $"{percent} of the answers are about {BriefWords.Quote(largest.Service, "en")}: the figure of the whole is mostly its figure.",
                $"El {percent} de las respuestas es sobre {BriefWords.Quote(largest.Service, "es")}: la cifra del conjunto es sobre todo la suya."
            ),
            LocalText.Of(
                $"{BriefWords.Count(largest.Part.Answers.Value)} of {BriefWords.Count(facts.Headline.Answers)} answers; {(rows.Count == 2 ? "the other service hardly counts" : $"the other {rows.Count - 1} services hardly count")} in the total.",
                $"{BriefWords.Count(largest.Part.Answers.Value)} de {BriefWords.Count(facts.Headline.Answers)} respuestas; {(rows.Count == 2 ? "el otro servicio apenas cuenta" : $"los otros {rows.Count - 1} servicios apenas cuentan")} en el total."
            ),
            LocalText.Of(
                "Decide to speak of services one by one, and of the whole only with this sentence beside it.",
                "Decidir hablar de los servicios uno por uno, y del conjunto solo junto a esta frase."
            ),
            [number]
        )
        {
            Weight = 80,
            ServiceId = largest.ServiceId,
        };
    }

    private static BriefStatement? Forms(BriefFacts facts)
    {
        var it = facts.Headline;
        var wordings = it.Explanation.Wordings;
        var constructs = wordings.Select(each => (each.Construct, each.Form)).Distinct().Count();
        if (constructs < 2)
            return null;
        return new BriefStatement(
            "wordings",
            LocalText.Of(
                $"{constructs} different questions are put together as {BriefWords.Lower(it.Measure.Name, "en")}.",
                $"Se juntan {constructs} preguntas distintas como {BriefWords.Lower(it.Measure.Name, "es")}."
            ),
            LocalText.Of(
                "People agree more readily to some wordings than to others, so services that ask differently cannot be ranked against each other.",
                "Las personas aceptan unas redacciones con más facilidad que otras; no se puede ordenar servicios que preguntan distinto."
            ),
            LocalText.Of(
                "Decide on one wording for every service, from a quarter that is named today.",
                "Decidir una sola redacción para todos los servicios, desde un trimestre que se nombra hoy."
            ),
            [
                new BriefNumber(
                    LocalText.Of("Different questions", "Preguntas distintas"),
                    BriefUnit.Count,
                    new Statistics.Estimate(
                        constructs,
                        null,
                        constructs,
                        constructs,
                        "count",
                        Statistics.EstimateStatus.Enough
                    ),
                    facts.Period.Name,
                    facts.Source.Figure(it.Measure.Key, facts.Period)
                ),
            ]
        )
        {
            Weight = 60,
        };
    }
}
