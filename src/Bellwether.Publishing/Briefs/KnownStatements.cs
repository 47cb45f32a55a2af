using Bellwether.Instruments;
using Bellwether.Measurement;

namespace Bellwether.Publishing;

/// <summary>What the answers support: only where an interval, adjusted for how many were looked at, bears it.</summary>
internal static class KnownStatements
{
    // The outcomes of a service; the others are its parts, of which the weakest is worth knowing.
    private static readonly HashSet<string> Outcomes = ["trust", "satisfaction"];

    public static IEnumerable<BriefStatement> Of(BriefFacts facts)
    {
        if (Change(facts) is { } change)
            yield return change;
        foreach (var service in Services(facts))
            yield return service;
        if (MostNamed(facts) is { } named)
            yield return named;
        if (Weakest(facts) is { } weakest)
            yield return weakest;
        if (Highest(facts) is { } highest)
            yield return highest;
        if (facts.Headline.Answers >= VerdictRule.Default.LeastAnswers)
            yield return Level(facts);
    }

    private static BriefStatement? Change(BriefFacts facts)
    {
        if (facts.Change is not { FavourableMatched: { Change.Value: not null } same } it)
            return null;
        var (en, es) = (facts.Headline.Measure.Name.In("en"), facts.Headline.Measure.Name.In("es"));
        var from = BriefWords.Percent(same.From);
        var to = BriefWords.Percent(same.To);
        var moved = BriefWords.Points(same.Change.Value!.Value);
        var rangeEn = BriefWords.Range(BriefUnit.Points, same.Change, "en");
        var rangeEs = BriefWords.Range(BriefUnit.Points, same.Change, "es");
        var tellEn =
            $"from {from} in {it.From.Name} to {to} in {it.To.Name} among the same surveys ({moved} points; 95 % interval {rangeEn})";
        var tellEs =
            $"del {from} en {it.From.Name} al {to} en {it.To.Name} en las mismas encuestas ({moved} puntos; intervalo del 95 %: {rangeEs})";
        var (says, decision, weight) = it.Verdict switch
        {
            Verdict.Improved => (
                LocalText.Of($"{en} rose {tellEn}.", $"{es} subió {tellEs}."),
                LocalText.Of(
                    $"Decide who lists what changed before {it.To.Name}, so that it is kept; nobody claims the gain before that list is there.",
                    $"Decidir quién anota qué cambió antes de {it.To.Name} para conservarlo; nadie se atribuye la mejora antes de tener esa lista."
                ),
                100
            ),
            Verdict.Worse => (
                LocalText.Of($"{en} fell {tellEn}.", $"{es} bajó {tellEs}."),
                LocalText.Of(
                    $"Decide who finds out by which day what people met in {it.To.Name}{Start(it, "en")}.",
                    $"Decidir quién averigua y para qué día qué encontraron las personas en {it.To.Name}{Start(it, "es")}."
                ),
                100
            ),
            Verdict.NoDetectableChange => (
                LocalText.Of(
                    $"{en} did not change by an amount that matters: {tellEn}.",
                    $"{es} no cambió en una medida que importe: {tellEs}."
                ),
                LocalText.Of(
                    "Decide to announce neither a gain nor a loss, and leave plans as they are.",
                    "Decidir no anunciar ni mejora ni pérdida y dejar los planes como están."
                ),
                60
            ),
            _ => (null, null, 0),
        };
        return says is null
            ? null
            : new BriefStatement(
                "change",
                says,
                LocalText.Of(
                    $"{Surveys(same.UnitsTo, "en")} asked the same question in both quarters; they are weighted as in {it.From.Name}, so a change of who is counted cannot move it.",
                    $"{Surveys(same.UnitsTo, "es")} la misma pregunta en ambos trimestres; pesan como en {it.From.Name}, así que un cambio en quién se cuenta no lo mueve."
                ),
                decision!,
                [ComposeBrief.Moved(facts), ComposeBrief.Level(facts)]
            )
            {
                Weight = weight,
            };
    }

    private static string Start(PeriodsCompared it, string language)
    {
        var sign = Math.Sign(it.FavourableMatched.Change.Value!.Value);
        var most = it
            .Parts.Surveys.Where(part =>
                part.Presence == Presence.Both && Math.Sign(part.Rate) == sign
            )
            .OrderByDescending(part => Math.Abs(part.Rate))
            .FirstOrDefault();
        if (most is null || it.Parts.Surveys.Length < 2)
            return "";
        var name = BriefWords.Quote(most.Collector.Name, language);
        return language == "es"
            ? $", empezando por {name}, que aportó la mayor parte"
            : $", starting with {name}, the largest part of the fall";
    }

    private static string Surveys(int count, string language) =>
        (count, language) switch
        {
            (1, "es") => "Una encuesta hizo",
            (_, "es") => $"{count} encuestas hicieron",
            (1, _) => "One survey",
            _ => $"{count} surveys",
        };

    // Several services are looked at, so a change counts only after the adjustment for all of them.
    private static IEnumerable<BriefStatement> Services(BriefFacts facts)
    {
        var rows = facts.Spoken.ToList();
        if (rows.Count < 2)
            yield break;
        var moved = rows.Where(row =>
                row is { ChangeHolds: true, Verdict: Verdict.Worse or Verdict.Improved }
            )
            .ToList();
        if (Largest(moved, row => row.Verdict == Verdict.Worse) is { } worse)
            yield return ServiceMoved(facts, worse, rows.Count, 90);
        if (Largest(moved, row => row.Verdict == Verdict.Improved) is { } better)
            yield return ServiceMoved(facts, better, rows.Count, 80);
        var different = rows.Where(row => row.Part.Different).ToList();
        if (different.MinBy(row => row.Part.Difference.Value) is { } low && Below(low))
            yield return Apart(facts, low, rows.Count, 65);
        // Of two services the higher says nothing that the lower has not said.
        if (
            rows.Count > 2
            && different.MaxBy(row => row.Part.Difference.Value) is { } high
            && !Below(high)
        )
            yield return Apart(facts, high, rows.Count, 55);
    }

    private static bool Below(LeagueRow row) => row.Part.Difference.Value < 0;

    private static LeagueRow? Largest(List<LeagueRow> rows, Func<LeagueRow, bool> which) =>
        rows.Where(which).MaxBy(row => Math.Abs(row.Change.Value!.Value));

    private static BriefStatement ServiceMoved(
        BriefFacts facts,
        LeagueRow row,
        int compared,
        int weight
    )
    {
        var measure = facts.Headline.Measure;
        var isWorse = row.Verdict == Verdict.Worse;
        var moved = BriefWords.Points(row.Change.Value!.Value);
        return new BriefStatement(
            isWorse ? "service-worse" : "service-better",
            LocalText.Of(
                $"{BriefWords.Quote(row.Service, "en")}: {Name(facts, "en")} {(isWorse ? "fell" : "rose")} by {moved[1..]} points since {facts.Before!.Name} (95 % interval {BriefWords.Range(BriefUnit.Points, row.Change, "en")}).",
                $"{BriefWords.Quote(row.Service, "es")}: {Name(facts, "es")} {(isWorse ? "bajó" : "subió")} {moved[1..]} puntos desde {facts.Before.Name} (intervalo del 95 %: {BriefWords.Range(BriefUnit.Points, row.Change, "es")})."
            ),
            LocalText.Of(
                $"It is the surest of {compared} services looked at in this direction, and holds after allowing for having looked at all of them.",
                $"Es el cambio más claro en este sentido entre {compared} servicios y se sostiene tras descontar que se miraron todos."
            ),
            isWorse
                ? LocalText.Of(
                    $"Decide who calls {BriefWords.Quote(row.Service, "en")} this week and asks what changed for its customers.",
                    $"Decidir quién llama esta semana a {BriefWords.Quote(row.Service, "es")} y pregunta qué cambió para sus clientes."
                )
                : LocalText.Of(
                    $"Decide who asks {BriefWords.Quote(row.Service, "en")} what it did, and whether another service can do the same.",
                    $"Decidir quién pregunta a {BriefWords.Quote(row.Service, "es")} qué hizo y si otro servicio puede hacer lo mismo."
                ),
            [
                new BriefNumber(
                    LocalText.Of($"{row.Service}, change", $"{row.Service}, cambio"),
                    BriefUnit.Points,
                    row.Change,
                    $"{facts.Before.Name} – {facts.Period.Name}",
                    BriefSource.CompareOf(row.Service, measure.Key, facts.Before, facts.Period)
                ),
                OfService(facts, row),
            ]
        )
        {
            Weight = weight,
            ServiceId = row.ServiceId,
        };
    }

    private static BriefStatement Apart(BriefFacts facts, LeagueRow row, int compared, int weight)
    {
        var part = row.Part;
        var side = Below(row) ? ("below", "por debajo") : ("above", "por encima");
        var constructs = facts
            .Headline.Explanation.Wordings.Select(wording => (wording.Construct, wording.Form))
            .Distinct()
            .Count();
        var (careEn, careEs) =
            constructs > 1
                ? (
                    " The services do not all ask the same question, so part of the distance may be the wording.",
                    " No todos los servicios hacen la misma pregunta; parte de la distancia puede ser la redacción."
                )
                : ("", "");
        return new BriefStatement(
            Below(row) ? "service-low" : "service-high",
            LocalText.Of(
                $"{BriefWords.Quote(row.Service, "en")} stands apart: {BriefWords.Percent(part.Favourable)} favourable on {Name(facts, "en")}, {BriefWords.Points(part.Difference.Value!.Value)[1..]} points {side.Item1} all the others together, {BriefWords.Percent(part.Rest)}.",
                $"{BriefWords.Quote(row.Service, "es")} se aparta: {BriefWords.Percent(part.Favourable)} de respuestas favorables en {Name(facts, "es")}, {BriefWords.Points(part.Difference.Value!.Value)[1..]} puntos {side.Item2} de todos los demás juntos ({BriefWords.Percent(part.Rest)})."
            ),
            LocalText.Of(
                $"The distance (95 % interval {BriefWords.Range(BriefUnit.Points, part.Difference, "en")} points) is more than chance explains among {compared} services.{careEn}",
                $"La distancia (intervalo del 95 %: {BriefWords.Range(BriefUnit.Points, part.Difference, "es")} puntos) es mayor de lo que explica el azar entre {compared} servicios.{careEs}"
            ),
            Below(row)
                ? LocalText.Of(
                    $"Decide who follows one customer of {BriefWords.Quote(row.Service, "en")} from start to end and reports what they met.",
                    $"Decidir quién acompaña a un cliente de {BriefWords.Quote(row.Service, "es")} de principio a fin y cuenta lo que encontró."
                )
                : LocalText.Of(
                    $"Decide who visits {BriefWords.Quote(row.Service, "en")} and brings back one practice to try elsewhere.",
                    $"Decidir quién visita {BriefWords.Quote(row.Service, "es")} y trae una práctica para probar en otro lugar."
                ),
            [
                OfService(facts, row),
                new BriefNumber(
                    LocalText.Of(
                        $"{row.Service}, less all others",
                        $"{row.Service}, menos todos los demás"
                    ),
                    BriefUnit.Points,
                    part.Difference,
                    facts.Period.Name,
                    facts.Source.League(facts.Headline.Measure.Key, facts.Period, facts.Before)
                ),
            ]
        )
        {
            Weight = weight,
            ServiceId = row.ServiceId,
        };
    }

    private static BriefNumber OfService(BriefFacts facts, LeagueRow row) =>
        new(
            LocalText.Of($"{row.Service}, favourable", $"{row.Service}, favorable"),
            BriefUnit.Share,
            row.Part.Favourable,
            facts.Period.Name,
            BriefSource.FigureOf(row.Service, facts.Headline.Measure.Key, facts.Period)
        );

    private static BriefStatement? MostNamed(BriefFacts facts)
    {
        if (facts.Drivers is not { MostNamed: { } key } drivers)
            return null;
        var most = drivers.Drivers.First(driver => driver.Key == key);
        var label = most.Label;
        return new BriefStatement(
            "most-named",
            drivers.Words,
            LocalText.Of(
                "Its interval lies above that of the next reason. It is what people name, not proof of what moves trust.",
                "Su intervalo queda por encima del de la razón siguiente. Es lo que las personas nombran, no prueba de qué mueve la confianza."
            ),
            LocalText.Of(
                $"Decide which one change about {BriefWords.Quote(label.In("en"), "en")} is tried next quarter, and who counts whether it is named less.",
                $"Decidir qué único cambio sobre {BriefWords.Quote(label.In("es"), "es")} se prueba el próximo trimestre y quién cuenta si se nombra menos."
            ),
            [
                new BriefNumber(
                    label,
                    BriefUnit.Share,
                    most.Named.Blame,
                    facts.Period.Name,
                    facts.Source.Drivers(drivers.Measure.Key, facts.Period)
                ),
            ]
        )
        {
            Weight = 75,
        };
    }

    private static List<Figure> Parts(BriefFacts facts)
    {
        // Parts asked of far fewer people come from other surveys: comparing them would compare surveys.
        var parts = facts.Measures.Where(figure => !Outcomes.Contains(figure.Measure.Key)).ToList();
        var most = parts.Count == 0 ? 0 : parts.Max(figure => figure.Answers);
        return
        [
            .. parts
                .Where(figure => figure.Answers * 10 >= most * 8 && figure.Answers >= 30)
                .OrderBy(figure => figure.Favourable.Value),
        ];
    }

    private static BriefStatement? Weakest(BriefFacts facts) =>
        Parts(facts) is { Count: >= 3 } parts
        && parts[0].Favourable.Interval!.Value.High < parts[1].Favourable.Interval!.Value.Low
            ? End(facts, parts[0], parts[1], parts.Count, isLow: true)
            : null;

    private static BriefStatement? Highest(BriefFacts facts) =>
        Parts(facts) is { Count: >= 3 } parts
        && parts[^1].Favourable.Interval!.Value.Low > parts[^2].Favourable.Interval!.Value.High
            ? End(facts, parts[^1], parts[^2], parts.Count, isLow: false)
            : null;

    private static BriefStatement End(
        BriefFacts facts,
        Figure end,
        Figure next,
        int of,
        bool isLow
    ) =>
        new(
            isLow ? "weakest" : "strongest",
            LocalText.Of(
                $"Of {of} parts of the experience, {Lower(end, "en")} is the {(isLow ? "weakest" : "strongest")}: {Share(end)} favourable ({BriefWords.Range(BriefUnit.Share, end.Favourable, "en")}); next comes {Lower(next, "en")} with {Share(next)}.",
                $"De {of} aspectos de la experiencia, el más {(isLow ? "débil" : "fuerte")} es {Lower(end, "es")}: {Share(end)} de respuestas favorables ({BriefWords.Range(BriefUnit.Share, end.Favourable, "es")}); le sigue {Lower(next, "es")} con {Share(next)}."
            ),
            LocalText.Of(
                "Much the same people were asked about all of them, and the two intervals do not touch.",
                "Se preguntó por todos casi a las mismas personas, y los dos intervalos no se tocan."
            ),
            isLow
                ? LocalText.Of(
                    $"Decide {BriefWords.Lower(end.Measure.DecisionItInforms, "en")}.",
                    $"Decidir {BriefWords.Lower(end.Measure.DecisionItInforms, "es")}."
                )
                : LocalText.Of(
                    "Decide who thanks the people behind it, with this number and its count.",
                    "Decidir quién da las gracias a las personas que lo logran, con este número y su base."
                ),
            [Number(facts, end), Number(facts, next)]
        )
        {
            Weight = isLow ? 70 : 40,
        };

    private static BriefStatement Level(BriefFacts facts) =>
        new(
            "level",
            LocalText.Of(
                $"Where {Name(facts, "en")} stands: {Share(facts.Headline)} of those who answered were favourable; chance alone could put it anywhere from {BriefWords.Range(BriefUnit.Share, facts.Headline.Favourable, "en")}.",
                $"Dónde está {Name(facts, "es")}: el {Share(facts.Headline)} de quienes respondieron dio una respuesta favorable; el azar por sí solo podría ponerlo entre {BriefWords.Range(BriefUnit.Share, facts.Headline.Favourable, "es")}."
            ),
            LocalText.Of(
                $"It rests on {BriefWords.Count(facts.Headline.Answers)} answers.",
                $"Se basa en {BriefWords.Count(facts.Headline.Answers)} respuestas."
            ),
            LocalText.Of(
                "Decide what level would be good enough, and write it down before the next quarter is known.",
                "Decidir qué nivel sería suficiente y anotarlo antes de conocer el próximo trimestre."
            ),
            [ComposeBrief.Level(facts)]
        )
        {
            Weight = 30,
        };

    private static BriefNumber Number(BriefFacts facts, Figure figure) =>
        new(
            LocalText.Of(
                $"{figure.Measure.Name.In("en")}, favourable",
                $"{figure.Measure.Name.In("es")}, favorable"
            ),
            BriefUnit.Share,
            figure.Favourable,
            facts.Period.Name,
            facts.Source.Figure(figure.Measure.Key, facts.Period)
        );

    private static string Share(Figure figure) => BriefWords.Percent(figure.Favourable);

    private static string Lower(Figure figure, string language) =>
        BriefWords.Lower(figure.Measure.Name, language);

    private static string Name(BriefFacts facts, string language) =>
        Lower(facts.Headline, language);
}
