using Bellwether.Instruments;
using Bellwether.Statistics.Gap;

namespace Bellwether.Measurement;

/// <summary>Says in plain sentences what happened between two periods, and why ways of computing it disagree.</summary>
internal static class CompareSentences
{
    private const int MostNames = 3;

    /// <summary>The sentences in the order in which a reader needs them.</summary>
    public static IEnumerable<LocalText> Of(PeriodsCompared it)
    {
        if (it.Pooled.Change.Value is null)
        {
            yield return TooFew(it);
            yield break;
        }
        if (it.Matched.Change.Value is not null)
            yield return LikeForLike(it);
        yield return Filed(it);
        if (it.SignsDiffer)
            yield return Opposite(it);
        foreach (var sentence in WhoMovedTheFiledFigure(it))
            yield return sentence;
        if (it.Explanation.Exclusions.Length > 0)
            yield return Withheld(it);
        if (it.Parts.Surveys.Length > 0)
            yield return Split(it);
        yield return it.VerdictWords;
    }

    /// <summary>The verdict in words, with what limits it.</summary>
    public static LocalText Verdict(PeriodsCompared it)
    {
        var (en, es) = it.Verdict switch
        {
            Measurement.Verdict.Improved => ("Improved", "Mejoró"),
            Measurement.Verdict.Worse => ("Worse", "Empeoró"),
            Measurement.Verdict.NoDetectableChange => (
                "No detectable change",
                "Sin cambio apreciable"
            ),
            _ => ("Cannot tell yet", "Aún no se puede decir"),
        };
        var (whyEn, whyEs) = Why(it);
        var limits = Limits(it);
        return LocalText.Of($"{en}. {whyEn}{limits.En}", $"{es}. {whyEs}{limits.Es}");
    }

    private static (string En, string Es) Why(PeriodsCompared it)
    {
        var change = it.FavourableMatched.Change;
        if (change is not { Value: { } value, Interval: { } interval })
            return (
                "No survey asked the same question in both periods, or too few people answered.",
                "Ninguna encuesta hizo la misma pregunta en ambos periodos, o respondieron muy pocas personas."
            );
        return (
            $"Like for like, the share of favourable answers changed by {Write.Points(value)} points of 100 (95 % interval {Write.Points(interval.Low)} to {Write.Points(interval.High)}).",
            $"Comparando igual con igual, la proporción de respuestas favorables cambió {Write.Points(value)} puntos de 100 (intervalo del 95 %: {Write.Points(interval.Low)} a {Write.Points(interval.High)})."
        );
    }

    private static (string En, string Es) Limits(PeriodsCompared it)
    {
        var worst = new[] { it.ResponseRateTo, it.ResponseRateFrom }.FirstOrDefault(rate =>
            rate.IsLow || rate.Knowledge != OfferKnowledge.Known
        );
        var open = it.IsProvisional
            ? (
                $" {it.To.Name} is not over: this may still change.",
                $" {it.To.Name} no ha terminado: esto puede cambiar."
            )
            : ("", "");
        return worst is null
            ? (
                " It speaks for the people who answered." + open.Item1,
                " Habla de las personas que respondieron." + open.Item2
            )
            : (
                $" It speaks for the people who answered: {worst.Words.In("en")}{open.Item1}",
                $" Habla de las personas que respondieron: {worst.Words.In("es")}{open.Item2}"
            );
    }

    private static LocalText TooFew(PeriodsCompared it) =>
        LocalText.Of(
            $"Fewer than {ReadFigure.FewestAnswers} people answered in {it.From.Name} or in {it.To.Name}, so the two cannot be compared.",
            $"Respondieron menos de {ReadFigure.FewestAnswers} personas en {it.From.Name} o en {it.To.Name}; no se pueden comparar."
        );

    private static LocalText LikeForLike(PeriodsCompared it)
    {
        var matched = it.Matched;
        var n = matched.UnitsTo;
        return LocalText.Of(
            $"{Name(it, "en")} {Verb(matched, "en")} among the same surveys: the {n} that asked the same question in {it.From.Name} and in {it.To.Name}, with the weights of {it.From.Name}, went from {Value(it, matched.From.Value)} to {Value(it, matched.To.Value)} ({Move(it, matched.Change.Value)}).",
            $"{Name(it, "es")}: en las mismas encuestas {Verb(matched, "es")}. Las {n} que hicieron la misma pregunta en {it.From.Name} y en {it.To.Name}, con los pesos de {it.From.Name}, pasaron de {Value(it, matched.From.Value)} a {Value(it, matched.To.Value)} ({Move(it, matched.Change.Value)})."
        );
    }

    private static LocalText Filed(PeriodsCompared it)
    {
        var (en, es) = it.SignsDiffer
            ? (
                "Putting together everything that was filed gives another picture",
                "Juntar todo lo presentado da otra imagen"
            )
            : ("Everything that was filed, put together", "Todo lo presentado, junto");
        return LocalText.Of(
            $"{en}: {Value(it, it.AsFiled.From.Value)} from {it.AsFiled.UnitsFrom} surveys in {it.From.Name}, {Value(it, it.AsFiled.To.Value)} from {it.AsFiled.UnitsTo} in {it.To.Name} ({Move(it, it.AsFiled.Change.Value)}).",
            $"{es}: {Value(it, it.AsFiled.From.Value)} de {it.AsFiled.UnitsFrom} encuestas en {it.From.Name}, {Value(it, it.AsFiled.To.Value)} de {it.AsFiled.UnitsTo} en {it.To.Name} ({Move(it, it.AsFiled.Change.Value)})."
        );
    }

    private static LocalText Opposite(PeriodsCompared it) =>
        it.AsFiled.Change.Value > 0
            ? LocalText.Of(
                "The two point in opposite directions. The filed figure rose because other surveys are in it, not because the same services did better.",
                "Las dos apuntan en direcciones opuestas. La cifra presentada subió porque incluye otras encuestas, no porque los mismos servicios mejoraran."
            )
            : LocalText.Of(
                "The two point in opposite directions. The filed figure fell because other surveys are in it, not because the same services did worse.",
                "Las dos apuntan en direcciones opuestas. La cifra presentada bajó porque incluye otras encuestas, no porque los mismos servicios empeoraran."
            );

    private static IEnumerable<LocalText> WhoMovedTheFiledFigure(PeriodsCompared it)
    {
        var reworded = Reworded(it);
        var parts = it
            .AsFiledParts.Surveys.Where(part => !reworded.Contains(part.Collector.CollectorId))
            .ToList();
        if (Largest(parts, Presence.Left) is { Count: > 0 } left)
            yield return LocalText.Of(
                $"Surveys that are no longer in it moved the filed figure by {Move(it, it.AsFiledParts.Left.Value)}, most of all {Names(it, left, "en")}.",
                $"Las encuestas que ya no están movieron la cifra presentada {Move(it, it.AsFiledParts.Left.Value)}, sobre todo {Names(it, left, "es")}."
            );
        if (Largest(parts, Presence.Entered) is { Count: > 0 } entered)
            yield return LocalText.Of(
                $"Surveys that are new in it moved it by {Move(it, it.AsFiledParts.Entered.Value)}, most of all {Names(it, entered, "en")}.",
                $"Las encuestas nuevas la movieron {Move(it, it.AsFiledParts.Entered.Value)}, sobre todo {Names(it, entered, "es")}."
            );
        if (reworded.Count > 0)
            yield return LocalText.Of(
                $"{reworded.Count} {(reworded.Count == 1 ? "survey" : "surveys")} asked with other words in {it.To.Name} than in {it.From.Name}; with the old words they count as gone and with the new ones as new.",
                $"{reworded.Count} {(reworded.Count == 1 ? "encuesta preguntó" : "encuestas preguntaron")} con otras palabras en {it.To.Name} que en {it.From.Name}; con las anteriores cuentan como salidas y con las nuevas como nuevas."
            );
    }

    private static HashSet<Guid> Reworded(PeriodsCompared it) =>
        [
            .. it
                .AsFiledParts.Surveys.Where(part => part.Presence == Presence.Left)
                .Select(part => part.Collector.CollectorId)
                .Intersect(
                    it.AsFiledParts.Surveys.Where(part => part.Presence == Presence.Entered)
                        .Select(part => part.Collector.CollectorId)
                ),
        ];

    private static LocalText Withheld(PeriodsCompared it)
    {
        var exclusions = it.Explanation.Exclusions;
        var filings = exclusions.Sum(exclusion => exclusion.Filings);
        var most = exclusions.Take(MostNames).ToList();
        return LocalText.Of(
            $"{filings} of the filed surveys are kept but not counted in the other figures: {Join(most.Select(e => $"{e.Filings} because {Lower(e.Why.In("en"))}"), "and")}.",
            $"{filings} de las encuestas presentadas se conservan sin contarse en las demás cifras: {Join(most.Select(e => $"{e.Filings} porque: {Lower(e.Why.In("es"))}"), "y")}."
        );
    }

    private static LocalText Split(PeriodsCompared it)
    {
        var parts = it.Parts;
        var total = Move(it, it.Pooled.Change.Value);
        return LocalText.Of(
            $"Of the pooled change of what counts ({total}), {Move(it, parts.Rate.Value)} is what the same surveys changed, {Move(it, parts.Mix.Value)} comes from some of them growing and others shrinking, {Move(it, parts.Entered.Value)} from surveys that entered and {Move(it, parts.Left.Value)} from surveys that left.",
            $"Del cambio conjunto de lo que cuenta ({total}), {Move(it, parts.Rate.Value)} es lo que cambiaron las mismas encuestas, {Move(it, parts.Mix.Value)} viene de que unas crecieron y otras se redujeron, {Move(it, parts.Entered.Value)} de las que entraron y {Move(it, parts.Left.Value)} de las que salieron."
        );
    }

    // Those whose part would be written as nothing are not worth a name.
    private static List<SurveyPart> Largest(IEnumerable<SurveyPart> parts, Presence presence) =>
        [
            .. parts
                .Where(part => part.Presence == presence && Math.Abs(part.Total) >= 0.005)
                .OrderByDescending(part => Math.Abs(part.Total))
                .Take(MostNames),
        ];

    private static string Names(PeriodsCompared it, List<SurveyPart> parts, string language) =>
        Join(
            parts.Select(part =>
            {
                var answers = Math.Max(part.AnswersFrom, part.AnswersTo);
                var value = Value(it, part.From ?? part.To);
                return language == "es"
                    ? $"«{part.Collector.Name}» ({Write.Count(answers)} respuestas, {value}: {Move(it, part.Total)})"
                    : $"“{part.Collector.Name}” ({Write.Count(answers)} answers, {value}: {Move(it, part.Total)})";
            }),
            language == "es" ? "y" : "and"
        );

    private static string Join(IEnumerable<string> parts, string and)
    {
        var all = parts.ToList();
        return all.Count switch
        {
            1 => all[0],
            _ => string.Join(", ", all[..^1]) + $" {and} " + all[^1],
        };
    }

    private static string Name(PeriodsCompared it, string language) => it.Measure.Name.In(language);

    private static string Verb(PeriodChange change, string language) =>
        Math.Sign(change.Change.Value ?? 0) switch
        {
            > 0 => language == "es" ? "subió" : "rose",
            < 0 => language == "es" ? "bajó" : "fell",
            _ => language == "es" ? "no cambió" : "did not change",
        };

    private static string Value(PeriodsCompared it, double? value) =>
        value is not { } known ? "?"
        : it.In == ComparedIn.Mean ? Write.Mean(known)
        : Write.Percent(known);

    private static string Move(PeriodsCompared it, double? change) =>
        change is not { } known ? "?"
        : it.In == ComparedIn.Mean ? Write.Change(known)
        : Write.Points(known);

    private static string Lower(string sentence) =>
        char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
