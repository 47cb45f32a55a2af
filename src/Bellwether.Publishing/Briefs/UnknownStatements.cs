using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Publishing;

/// <summary>What the answers do not support, and why: nobody should leave the room believing it.</summary>
internal static class UnknownStatements
{
    public static IEnumerable<BriefStatement> Of(BriefFacts facts)
    {
        if (Offers(facts) is { } offers)
            yield return offers;
        if (Direction(facts) is { } direction)
            yield return direction;
        if (Reworded(facts) is { } reworded)
            yield return reworded;
        if (Withheld(facts) is { } withheld)
            yield return withheld;
        if (Silent(facts) is { } silent)
            yield return silent;
        if (TooFew(facts) is { } few)
            yield return few;
        if (facts.Drivers.Status == EstimateStatus.NoAnswers)
            yield return Why(facts);
    }

    private static BriefStatement? Offers(BriefFacts facts)
    {
        var rate = facts.Headline.ResponseRate;
        if (rate is { Knowledge: OfferKnowledge.Known, IsLow: false })
            return null;
        var isLow = rate.IsLow && rate.Knowledge == OfferKnowledge.Known;
        return new BriefStatement(
            "offers",
            LocalText.Of(
                "Whether the people who answered stand for those who did not.",
                "Si quienes respondieron representan a quienes no."
            ),
            rate.Words,
            isLow
                ? LocalText.Of(
                    "Decide whether one service asks a small random sample and follows up, to learn how the silent majority differs.",
                    "Decidir si un servicio pregunta a una pequeña muestra al azar e insiste, para saber en qué difiere la mayoría callada."
                )
                : LocalText.Of(
                    "Decide that from next quarter every survey counts how many people it was offered to; until then nobody says “our customers think”.",
                    "Decidir que desde el próximo trimestre cada encuesta cuente a cuántas personas se ofreció; hasta entonces nadie dice «nuestros clientes piensan»."
                ),
            [
                new BriefNumber(
                    LocalText.Of(
                        "Response rate, where known",
                        "Tasa de respuesta, donde se conoce"
                    ),
                    BriefUnit.Share,
                    rate.Rate,
                    facts.Period.Name,
                    facts.Source.Figure(facts.Headline.Measure.Key, facts.Period)
                ),
            ]
        )
        {
            Weight = 100,
        };
    }

    private static BriefStatement? Direction(BriefFacts facts)
    {
        var (en, es) = (Name(facts, "en"), Name(facts, "es"));
        if (facts.Change is not { } it)
            return new BriefStatement(
                "no-past",
                LocalText.Of($"Whether {en} is rising or falling.", $"Si {es} sube o baja."),
                LocalText.Of(
                    "No quarter of the last year has ten answers or more to compare with.",
                    "Ningún trimestre del último año tiene diez respuestas o más con que comparar."
                ),
                LocalText.Of(
                    "Decide that the next quarter asks the same question in the same way.",
                    "Decidir que el próximo trimestre haga la misma pregunta de la misma manera."
                ),
                []
            )
            {
                Weight = 95,
            };
        if (it.Verdict != Verdict.CannotTellYet)
            return null;
        var change = it.FavourableMatched.Change;
        return new BriefStatement(
            "direction",
            LocalText.Of(
                $"Whether {en} rose or fell since {it.From.Name}.",
                $"Si {es} subió o bajó desde {it.From.Name}."
            ),
            change.Value is null
                ? LocalText.Of(
                    "No survey asked the same question in both quarters, so there is nothing like for like to compare.",
                    "Ninguna encuesta hizo la misma pregunta en ambos trimestres; no hay nada igual que comparar."
                )
                : LocalText.Of(
                    $"Among the same surveys the change is {BriefWords.Points(change.Value.Value)} points, and its 95 % interval ({BriefWords.Range(BriefUnit.Points, change, "en")}) is too wide to call it a change or to rule one out.",
                    $"En las mismas encuestas el cambio es de {BriefWords.Points(change.Value.Value)} puntos, y su intervalo del 95 % ({BriefWords.Range(BriefUnit.Points, change, "es")}) es demasiado ancho para afirmar un cambio o descartarlo."
                ),
            LocalText.Of(
                "Decide to report no direction this quarter, and to look again with the next one.",
                "Decidir no anunciar ninguna dirección este trimestre y volver a mirar con el próximo."
            ),
            change.Value is null ? [] : [ComposeBrief.Moved(facts)]
        )
        {
            Weight = 95,
        };
    }

    private static BriefStatement? Reworded(BriefFacts facts)
    {
        var broken = facts.League.Rows.Where(row => row.Breaks.Length > 0).ToList();
        if (broken.Count == 0)
            return null;
        var names = broken
            .OrderByDescending(row => row.Part.Answers ?? 0)
            .Select(row => row.Service)
            .ToList();
        return new BriefStatement(
            "reworded",
            LocalText.Of(
                $"Whether {Name(facts, "en")} changed at {BriefWords.List(names.Select(name => BriefWords.Quote(name, "en")), "en")}.",
                $"Si {Name(facts, "es")} cambió en {BriefWords.List(names.Select(name => BriefWords.Quote(name, "es")), "es")}."
            ),
            LocalText.Of(
                "The question was asked in other words or in another form than before. What looks like a change may be the wording.",
                "La pregunta se hizo con otras palabras o en otra forma que antes. Lo que parece un cambio puede ser la redacción."
            ),
            LocalText.Of(
                "Decide that a question keeps its words for a year, and that a new wording runs beside the old one for a quarter.",
                "Decidir que una pregunta conserve sus palabras un año y que una redacción nueva conviva un trimestre con la anterior."
            ),
            [
                Counted(
                    LocalText.Of(
                        "Services with another question than before",
                        "Servicios con otra pregunta que antes"
                    ),
                    broken.Count,
                    $"{facts.Before!.Name} – {facts.Period.Name}",
                    facts.Source.League(facts.Headline.Measure.Key, facts.Period, facts.Before)
                ),
            ]
        )
        {
            Weight = 88,
        };
    }

    private static BriefStatement? Withheld(BriefFacts facts)
    {
        var exclusions = facts.Headline.Explanation.Exclusions;
        var filings = exclusions.Sum(each => each.Filings);
        if (filings == 0)
            return null;
        var answers = exclusions.Sum(each => each.Answers);
        var first = exclusions.MaxBy(each => each.Filings)!;
        var several = exclusions.Length > 1;
        return new BriefStatement(
            "withheld",
            LocalText.Of(
                $"What {BriefWords.Count(answers)} answers on {Name(facts, "en")} say.",
                $"Qué dicen {BriefWords.Count(answers)} respuestas sobre {Name(facts, "es")}."
            ),
            LocalText.Of(
                $"{filings} {(filings == 1 ? "filing is" : "filings are")} kept but not counted{(several ? ", most often because" : ":")} {BriefWords.Lower(first.Why, "en")}.",
                $"{filings} {(filings == 1 ? "informe se conserva" : "informes se conservan")} sin contarse{(several ? "; lo más frecuente:" : ":")} {BriefWords.Lower(first.Why, "es")}."
            ),
            LocalText.Of(
                "Decide who corrects and files again, or confirms the figures as they are.",
                "Decidir quién corrige y presenta de nuevo, o confirma las cifras como están."
            ),
            [
                Counted(
                    LocalText.Of("Answers not counted", "Respuestas no contadas"),
                    answers,
                    facts.Period.Name,
                    facts.Source.Figure(facts.Headline.Measure.Key, facts.Period)
                ),
            ]
        )
        {
            Weight = 85,
        };
    }

    // Answered before, and by nobody now: the reader must not take silence for calm.
    private static BriefStatement? Silent(BriefFacts facts)
    {
        if (facts.Change is not { } it)
            return null;
        var now = it
            .Parts.Surveys.Where(part => part.AnswersTo > 0)
            .Select(part => part.Collector.ServiceId)
            .ToHashSet();
        var gone = it
            .Parts.Surveys.Where(part =>
                part.Presence == Presence.Left && !now.Contains(part.Collector.ServiceId)
            )
            .GroupBy(part => part.Collector.ServiceName)
            .Select(same => (Name: same.Key, Answers: same.Sum(part => part.AnswersFrom)))
            .Where(each => each.Answers >= VerdictRule.Default.LeastAnswers)
            .OrderByDescending(each => each.Answers)
            .ToList();
        if (gone.Count == 0)
            return null;
        var answers = gone.Sum(each => each.Answers);
        return new BriefStatement(
            "silent",
            LocalText.Of(
                $"What people think now of {BriefWords.List(gone.Select(each => BriefWords.Quote(each.Name, "en")), "en")}.",
                $"Qué piensan ahora las personas de {BriefWords.List(gone.Select(each => BriefWords.Quote(each.Name, "es")), "es")}."
            ),
            LocalText.Of(
                $"{BriefWords.Count(answers)} answers on {Name(facts, "en")} were counted there in {it.From.Name}, and none in {it.To.Name}.",
                $"En {it.From.Name} se contaron allí {BriefWords.Count(answers)} respuestas sobre {Name(facts, "es")}; en {it.To.Name}, ninguna."
            ),
            LocalText.Of(
                "Decide who asks whether the survey stopped, the question was dropped, or the figures are late.",
                "Decidir quién pregunta si la encuesta terminó, si se quitó la pregunta o si las cifras llegan tarde."
            ),
            [
                Counted(
                    LocalText.Of("Answers then, none now", "Respuestas entonces, ninguna ahora"),
                    answers,
                    it.From.Name,
                    facts.Source.Compare(it.Measure.Key, it.From, it.To)
                ),
            ]
        )
        {
            Weight = 80,
        };
    }

    private static BriefStatement? TooFew(BriefFacts facts)
    {
        var few = facts
            .League.Rows.Where(row => row.Part.Answers is null || row.Part.Answers is > 0 and < 30)
            .ToList();
        if (few.Count == 0 || facts.League.Rows.Length < 2)
            return null;
        var names = few.Select(row => row.Service).ToList();
        return new BriefStatement(
            "too-few",
            LocalText.Of(
                $"How {BriefWords.List(names.Select(name => BriefWords.Quote(name, "en")), "en")} {(few.Count == 1 ? "does" : "do")}.",
                $"Cómo {(few.Count == 1 ? "va" : "van")} {BriefWords.List(names.Select(name => BriefWords.Quote(name, "es")), "es")}."
            ),
            LocalText.Of(
                $"Fewer than {VerdictRule.Default.LeastAnswers} people answered there in {facts.Period.Name}: too few to compare.",
                $"Allí respondieron menos de {VerdictRule.Default.LeastAnswers} personas en {facts.Period.Name}: muy pocas para comparar."
            ),
            LocalText.Of(
                "Decide whether to ask more people there, or to read what they wrote instead of a number.",
                "Decidir si se pregunta allí a más personas o se lee lo que escribieron en lugar de un número."
            ),
            [
                Counted(
                    LocalText.Of(
                        "Services with too few answers",
                        "Servicios con muy pocas respuestas"
                    ),
                    few.Count,
                    facts.Period.Name,
                    facts.Source.League(facts.Headline.Measure.Key, facts.Period, facts.Before)
                ),
            ]
        )
        {
            Weight = 70,
        };
    }

    private static BriefStatement Why(BriefFacts facts) =>
        new(
            "why",
            LocalText.Of(
                $"Why {Name(facts, "en")} is where it is.",
                $"Por qué {Name(facts, "es")} está donde está."
            ),
            facts.FromFilings
                ? LocalText.Of(
                    "Filings hold counts for each question by itself. Which answers belong to one person is not in them, so nothing can be linked with anything.",
                    "Los informes traen recuentos de cada pregunta por separado. No dicen qué respuestas son de una misma persona, así que nada puede vincularse con nada."
                )
                : facts.Drivers.Words,
            LocalText.Of(
                "Decide on one service that also asks what went well and what did not, and reads the words.",
                "Decidir un servicio que pregunte además qué salió bien y qué no, y lea las palabras."
            ),
            []
        )
        {
            Weight = 50,
        };

    private static BriefNumber Counted(LocalText what, long count, string period, string trace) =>
        new(
            what,
            BriefUnit.Count,
            new Estimate(count, null, count, count, "count", EstimateStatus.Enough),
            period,
            trace
        );

    private static string Name(BriefFacts facts, string language) =>
        BriefWords.Lower(facts.Headline.Measure.Name, language);
}
