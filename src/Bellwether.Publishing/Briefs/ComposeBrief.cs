using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Measurement;

namespace Bellwether.Publishing;

/// <summary>Makes a brief of facts: ranks what may be said and what may not. Pure; the same facts give the same brief.</summary>
internal static class ComposeBrief
{
    private const int Most = 3;

    public static Brief Of(BriefFacts facts) =>
        new(
            facts.About,
            facts.Period,
            facts.Before,
            facts.Today,
            Headline(facts),
            Level(facts),
            Choose(KnownStatements.Of(facts)),
            Choose(UnknownStatements.Of(facts)),
            [.. MixStatements.Of(facts).OrderByDescending(each => each.Weight).Take(Most)],
            [.. Notes(facts)]
        );

    /// <summary>The headline figure as a number that can be checked.</summary>
    public static BriefNumber Level(BriefFacts facts)
    {
        var measure = facts.Headline.Measure;
        return new BriefNumber(
            LocalText.Of(
                $"{measure.Name.In("en")}, favourable",
                $"{measure.Name.In("es")}, favorable"
            ),
            BriefUnit.Share,
            facts.Headline.Favourable,
            facts.Period.Name,
            facts.Source.Figure(measure.Key, facts.Period)
        );
    }

    /// <summary>The change of the same surveys as a number that can be checked.</summary>
    public static BriefNumber Moved(BriefFacts facts)
    {
        var measure = facts.Headline.Measure;
        return new BriefNumber(
            LocalText.Of(
                $"{measure.Name.In("en")}, change of the same surveys",
                $"{measure.Name.In("es")}, cambio de las mismas encuestas"
            ),
            BriefUnit.Points,
            facts.Change!.FavourableMatched.Change,
            $"{facts.Before!.Name} – {facts.Period.Name}",
            facts.Source.Compare(measure.Key, facts.Before, facts.Period)
        );
    }

    // One service, and one kind of statement, appears once: three sentences about one thing would hide two others.
    private static ImmutableArray<BriefStatement> Choose(IEnumerable<BriefStatement> all)
    {
        var chosen = new List<BriefStatement>();
        foreach (var each in all.OrderByDescending(each => each.Weight))
        {
            if (chosen.Count == Most)
                break;
            if (
                chosen.Any(other =>
                    other.Kind == each.Kind
                    || (each.ServiceId is { } service && other.ServiceId == service)
                )
            )
                continue;
            chosen.Add(each);
        }
        return [.. chosen];
    }

    private static LocalText Headline(BriefFacts facts)
    {
        var it = facts.Headline;
        var share = BriefWords.Percent(it.Favourable);
        return LocalText.Of(
            $"{it.Measure.Name.In("en")}: {share} of those who answered in {facts.Period.Name} were favourable (95 % interval {Range(it, "en")}; {BriefWords.Count(it.Answers)} answers).",
            $"{it.Measure.Name.In("es")}: el {share} de quienes respondieron en {facts.Period.Name} dio una respuesta favorable (intervalo del 95 %: {Range(it, "es")}; {BriefWords.Count(it.Answers)} respuestas)."
        );
    }

    private static string Range(Figure it, string language) =>
        BriefWords.Range(BriefUnit.Share, it.Favourable, language);

    private static IEnumerable<LocalText> Notes(BriefFacts facts)
    {
        yield return LocalText.Of(
            "Every number speaks for the people who answered. “Points” are points of 100 of the share of favourable answers; a change is like for like: only surveys that asked the same question both times.",
            "Cada número habla de las personas que respondieron. Los «puntos» son puntos de 100 de la proporción de respuestas favorables; un cambio compara igual con igual: solo encuestas que hicieron la misma pregunta ambas veces."
        );
        yield return LocalText.Of(
            "Nothing here says what caused what. An interval tells how far chance alone may have moved a number, not how those who did not answer think.",
            "Nada de esto dice qué causó qué. Un intervalo dice cuánto pudo mover el azar un número, no cómo piensan quienes no respondieron."
        );
        if (facts.Headline.IsProvisional)
            yield return LocalText.Of(
                $"{facts.Period.Name} is not over: every number can still move.",
                $"{facts.Period.Name} no ha terminado: todos los números pueden cambiar."
            );
    }
}
