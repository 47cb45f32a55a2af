using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;

namespace Bellwether.Measurement;

/// <summary>Makes a figure of sums: every formula is one of Statistics.</summary>
internal static class MakeFigure
{
    public static Figure Of(
        Measure measure,
        FigureQuery query,
        Gathered gathered,
        ResponseRate rate,
        bool provisional
    )
    {
        var sum = AnswerSum.Of(gathered.Kept) with { KeptBack = gathered.KeptBack.Least > 0 };
        var status = Status(sum);
        var figure = new Figure
        {
            Measure = measure,
            Scope = query.Scope,
            Period = query.Period,
            IsProvisional = provisional,
            Favourable = Share(sum),
            Mean = OfScale(sum, histogram => Mean.Of(histogram), "smoothed-t"),
            TopTwo = OfScale(sum, histogram => ShareScore.Top(histogram), "wilson"),
            BottomTwo = OfScale(sum, histogram => ShareScore.Bottom(histogram), "wilson"),
            Distribution = status == EstimateStatus.Enough ? sum.Distribution : [],
            Answers = sum.N,
            Forms = Parts(gathered.Kept, each => each.Series.Form.Name),
            Modes = Parts(gathered.Kept, each => each.Channel),
            ResponseRate = rate,
            Status = status,
            SmallestGroup = gathered.KeptBack.Least,
            Explanation = ExplainFigure.Of(measure, query, gathered, sum),
        };
        return figure with { Cautions = [.. FigureCautions.Of(figure)] };
    }

    public static EstimateStatus Status(long answers) =>
        answers == 0 ? EstimateStatus.NoAnswers
        : answers < ReadFigure.FewestAnswers ? EstimateStatus.TooFew
        : EstimateStatus.Enough;

    /// <summary>The same; where answers are kept back, "nobody answered" would not be true.</summary>
    public static EstimateStatus Status(AnswerSum sum) =>
        sum is { N: 0, KeptBack: true } ? EstimateStatus.Suppressed : Status(sum.N);

    public static Estimate Share(AnswerSum sum) =>
        Status(sum) == EstimateStatus.Enough
            ? Proportion.Of(sum.Favourable, sum.N)
            : Estimate.Without(Status(sum), sum.N, "wilson");

    public static Estimate OfScale(
        AnswerSum sum,
        Func<Statistics.Sums.Histogram, Estimate> estimate,
        string method
    ) =>
        Status(sum) != EstimateStatus.Enough ? Estimate.Without(Status(sum), sum.N, method)
        : sum.Histogram is { } histogram ? estimate(histogram)
        : Estimate.Without(EstimateStatus.NotIdentified, sum.N, method);

    private static ImmutableArray<Part> Parts(
        IReadOnlyList<Counted> kept,
        Func<Counted, string> name
    ) =>
        [
            .. kept.GroupBy(name)
                .Select(same => new Part(same.Key, same.Sum(each => each.Answers)))
                .Where(part => part.Answers != 0)
                .OrderByDescending(part => part.Answers)
                .ThenBy(part => part.Name, StringComparer.Ordinal),
        ];
}

/// <summary>What must be known before a figure is quoted.</summary>
internal static class FigureCautions
{
    public static IEnumerable<LocalText> Of(Figure figure)
    {
        if (figure.SmallestGroup > 0)
            yield return KeptBack(figure.SmallestGroup);
        if (figure.Status == EstimateStatus.Suppressed)
            yield break;
        if (figure.Status == EstimateStatus.NoAnswers)
        {
            yield return LocalText.Of(
                "Nobody answered in this period.",
                "Nadie respondió en este periodo."
            );
            yield break;
        }
        if (figure.Status == EstimateStatus.TooFew)
            yield return LocalText.Of(
                $"Only {figure.Answers} answered; a number is shown from {ReadFigure.FewestAnswers}.",
                $"Solo respondieron {figure.Answers}; se muestra un número a partir de {ReadFigure.FewestAnswers}."
            );
        if (figure.IsProvisional)
            yield return Provisional();
        if (figure.ResponseRate.IsLow || figure.ResponseRate.Knowledge != OfferKnowledge.Known)
            yield return figure.ResponseRate.Words;
        if (figure.Forms.Length > 1)
            yield return LocalText.Of(
                $"Different forms are put together ({string.Join(", ", figure.Forms.Select(form => form.Name))}): only the share of favourable answers can be compared, not a mean.",
                $"Se juntan formularios distintos ({string.Join(", ", figure.Forms.Select(form => form.Name))}): solo se puede comparar la proporción de respuestas favorables, no un promedio."
            );
        var constructs = figure
            .Explanation.Wordings.Select(wording => wording.Construct)
            .Distinct(StringComparer.Ordinal)
            .Count();
        if (constructs > 1)
            yield return LocalText.Of(
                $"{constructs} different constructions of the question are put together; see the wordings.",
                $"Se juntan {constructs} formas distintas de la pregunta; vea los textos."
            );
        var withheld = figure.Explanation.Exclusions.Sum(exclusion => exclusion.Filings);
        if (withheld > 0)
            yield return LocalText.Of(
                $"{withheld} {(withheld == 1 ? "filing is" : "filings are")} kept but not counted; see why.",
                $"{withheld} {(withheld == 1 ? "informe se conserva" : "informes se conservan")} sin contarse; vea por qué."
            );
    }

    public static LocalText KeptBack(int least) =>
        LocalText.Of(
            $"Some answers are kept back: the form promised that no group of fewer than {least} is shown, and none while it still grows.",
            $"Algunas respuestas se reservan: el formulario prometió no mostrar grupos de menos de {least} personas, ni mientras sigan creciendo."
        );

    public static LocalText Provisional() =>
        LocalText.Of(
            "This period is not over: the figure will still move.",
            "Este periodo no ha terminado: la cifra todavía cambiará."
        );
}
