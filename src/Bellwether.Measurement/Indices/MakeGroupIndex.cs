using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Makes the index of a unit or an agency of those of its services.</summary>
internal static class MakeGroupIndex
{
    public static IndexFigure Of(
        IndexDefinition definition,
        IndexSubject subject,
        Period period,
        bool provisional,
        IReadOnlyList<(IndexFigure Figure, long? Customers)> services
    )
    {
        var byVolume = services.All(each => each.Customers is not null);
        double[] sizes = [.. services.Select(each => byVolume ? each.Customers!.Value : 1.0)];
        var all = Capped(sizes);
        var coverage = services
            .Select((each, i) => each.Figure.Score.Value is null ? 0 : all[i])
            .Sum();
        var shown = Capped([
            .. services.Select((each, i) => each.Figure.Score.Value is null ? 0 : sizes[i]),
        ]);
        var why = WhyNot(coverage, services);
        var answers = services.Where((_, i) => shown[i] > 0).Sum(each => each.Figure.Answers);
        var terms = services
            .Select((each, i) => (each.Figure, Weight: shown[i]))
            .Where(each => each.Weight > 0)
            .ToList();
        return new IndexFigure
        {
            Definition = definition,
            Subject = subject,
            Period = period,
            IsProvisional = provisional,
            Coverage = coverage,
            FromCustomers = terms.Sum(each => each.Weight * each.Figure.FromCustomers),
            WhyNot = why,
            Answers = answers,
            Score = why is not null
                ? Estimate.Without(EstimateStatus.NotIdentified, answers, WeightedSum.Method)
                : new Estimate(
                    terms.Sum(each => each.Weight * each.Figure.Score.Value!.Value),
                    WeightedSum.Independent([
                        .. terms.Select(each => Term(each.Weight, each.Figure.Score)),
                    ]),
                    answers,
                    answers,
                    WeightedSum.Method,
                    EstimateStatus.Enough
                ),
            Terms = why is not null
                ? []
                :
                [
                    .. terms.Select(each => new IndexTerm(
                        each.Figure.Subject.Id.ToString(),
                        each.Figure.Subject.Id.ToString(),
                        LocalText.Of(each.Figure.Subject.Name),
                        each.Weight,
                        each.Figure.Score.Value!.Value
                    )),
                ],
            Services =
            [
                .. services.Select(
                    (each, i) =>
                        new ServiceShare(
                            each.Figure,
                            why is null ? shown[i] : 0,
                            each.Customers,
                            shown[i] > 0
                                && shown[i]
                                    < sizes[i] / sizes.Where((_, j) => shown[j] > 0).Sum() - 1e-12
                        )
                ),
            ],
            Cautions = [.. Cautions(period, provisional, byVolume, services)],
        };
    }

    internal static WeightedTerm Term(double weight, Estimate score) =>
        new(weight, score.Value!.Value, score.Interval!.Value.Low, score.Interval.Value.High);

    /// <summary>Shares of which none is above 40 % (or 1/n where fewer than three take part); what is cut goes to the others in proportion.</summary>
    internal static double[] Capped(double[] sizes)
    {
        var taking = sizes.Count(size => size > 0);
        if (taking == 0)
            return sizes;
        var most = Math.Max(IndexDefinition.MostOfOneService, 1.0 / taking);
        var shares = sizes.Select(size => size / sizes.Sum()).ToArray();
        var cut = new HashSet<int>();
        while (true)
        {
            var over = Enumerable
                .Range(0, shares.Length)
                .Where(i => !cut.Contains(i) && shares[i] > most + 1e-12)
                .ToList();
            if (over.Count == 0)
                return shares;
            cut.UnionWith(over);
            var left = 1 - (most * cut.Count);
            var rest = Enumerable
                .Range(0, shares.Length)
                .Where(i => !cut.Contains(i))
                .Sum(i => sizes[i]);
            for (var i = 0; i < shares.Length; i++)
                shares[i] =
                    cut.Contains(i) ? most
                    : rest > 0 ? sizes[i] / rest * left
                    : 0;
        }
    }

    private static LocalText? WhyNot(
        double coverage,
        IReadOnlyList<(IndexFigure Figure, long? Customers)> services
    )
    {
        if (services.Count == 0)
            return LocalText.Of(
                "Not shown: there is no such service yet.",
                "No se muestra: todavía no hay servicios de este tipo."
            );
        if (coverage >= IndexDefinition.LeastCoverage - 1e-9)
            return null;
        var missing = services
            .Where(each => each.Figure.Score.Value is null)
            .Select(each => each.Figure.Subject.Name)
            .ToList();
        return LocalText.Of(
            $"Not shown: coverage {Write.Percent(coverage)}. Services that stand for at least {Write.Percent(IndexDefinition.LeastCoverage)} of the weight must have a number. Without one: {string.Join("; ", missing)}.",
            $"No se muestra: cobertura {Write.Percent(coverage)}. Deben tener cifra los servicios que suman al menos {Write.Percent(IndexDefinition.LeastCoverage)} del peso. Sin cifra: {string.Join("; ", missing)}."
        );
    }

    private static IEnumerable<LocalText> Cautions(
        Period period,
        bool provisional,
        bool byVolume,
        IReadOnlyList<(IndexFigure Figure, long? Customers)> services
    )
    {
        if (provisional)
            yield return LocalText.Of(
                $"{period.Name} is not over: the index will still move.",
                $"{period.Name} no ha terminado: el índice todavía cambiará."
            );
        if (!byVolume && services.Count > 1)
            yield return LocalText.Of(
                "Customers are not known for every service: services count alike.",
                "No se conoce la clientela de todos los servicios: todos pesan igual."
            );
        foreach (var each in services.Where(each => each.Figure is { WhyNot: not null }))
            yield return LocalText.Of(
                $"{each.Figure.Subject.Name} is not in it. {each.Figure.WhyNot!.In("en")}",
                $"{each.Figure.Subject.Name} no está incluido. {each.Figure.WhyNot!.In("es")}"
            );
    }
}
