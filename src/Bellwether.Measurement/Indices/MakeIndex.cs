using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Makes the index of one service of what was gathered. The method is docs/methods/weighted-sum.md.</summary>
internal sealed class MakeIndex(
    IndexDefinition definition,
    IndexCounts counts,
    FiscalCalendar calendar
)
{
    public IndexFigure Of(Service service, Period period, bool provisional, string name)
    {
        var channels = ChannelShares.Of(counts, service.ServiceId, period);
        var parts = definition
            .Parts.Select(part =>
                new MeasurePart(part, counts, calendar).On(service.ServiceId, period, channels)
            )
            .ToList();
        var coverage = parts.Sum(part => part.Part.Weight * part.Coverage) / 100;
        var customers =
            parts.Sum(part =>
                part.Part.Weight
                * part.Channels.Where(channel => channel.Way.IsFromCustomers)
                    .Sum(channel => channel.Share)
            ) / 100;
        var why = WhyNot(coverage, customers, parts);
        var weighted = parts
            .SelectMany(part =>
                part.Channels.Select(channel =>
                    (part, channel, Weight: part.Part.Weight * channel.Share / (100 * coverage))
                )
            )
            .ToList();
        var answers = weighted
            .GroupBy(each => each.channel.Channel)
            .Sum(same =>
                same.Where(each => each.channel.Way.IsFromCustomers)
                    .Select(each => each.channel.Value.N)
                    .DefaultIfEmpty()
                    .Max()
            );
        return new IndexFigure
        {
            Definition = definition,
            Subject = new IndexSubject(SubjectKind.Service, service.ServiceId, name, service.Slug),
            Period = period,
            IsProvisional = provisional,
            Coverage = coverage,
            FromCustomers = coverage > 0 ? customers / coverage : 0,
            WhyNot = why,
            Answers = answers,
            Score = why is not null
                ? Estimate.Without(EstimateStatus.NotIdentified, answers, WeightedSum.Method)
                : Score(weighted.Select(each => (each.channel, each.Weight)), answers),
            Terms = why is not null
                ? []
                :
                [
                    .. weighted.Select(each => new IndexTerm(
                        $"{each.part.Part.Key}/{each.channel.Channel}",
                        each.part.Part.Key,
                        each.part.Part.Name,
                        each.Weight,
                        each.channel.Score
                    )),
                ],
            Parts =
            [
                .. parts.Select(part =>
                    why is null && part.Score is { } score
                        ? part with
                        {
                            Contribution =
                                part.Part.Weight * part.Coverage / (100 * coverage) * score,
                        }
                        : part
                ),
            ],
            Cautions = [.. Cautions(channels, parts, provisional, period)],
        };
    }

    // Parts of one channel are answered by the same people; channels share nobody.
    private static Estimate Score(
        IEnumerable<(PartChannel Channel, double Weight)> weighted,
        long answers
    )
    {
        var terms = weighted
            .GroupBy(each => each.Channel.Channel)
            .Select(same =>
                WeightedSum.Together([
                    .. same.Select(each => new WeightedTerm(
                        each.Weight,
                        each.Channel.Score,
                        each.Channel.ScoreLow,
                        each.Channel.ScoreHigh
                    )),
                ])
            )
            .ToList();
        return new Estimate(
            terms.Sum(term => term.Value),
            WeightedSum.Independent(terms),
            answers,
            answers,
            WeightedSum.Method,
            EstimateStatus.Enough
        );
    }

    private static LocalText? WhyNot(double coverage, double customers, List<PartFigure> parts)
    {
        // Shares of customers are fractions: 70 % made of thirds is 70 %.
        if (coverage < IndexDefinition.LeastCoverage - 1e-9)
        {
            var missing = parts.Where(part => part.Coverage < 1 - 1e-9).ToList();
            return LocalText.Of(
                $"Not shown: coverage {Write.Percent(coverage)}. At least {Write.Percent(IndexDefinition.LeastCoverage)} of the weight must be measured. Missing, wholly or on some channels: {string.Join("; ", missing.Select(part => part.Part.Name.In("en")))}.",
                $"No se muestra: cobertura {Write.Percent(coverage)}. Debe medirse al menos {Write.Percent(IndexDefinition.LeastCoverage)} del peso. Falta, del todo o en algunos canales: {string.Join("; ", missing.Select(part => part.Part.Name.In("es")))}."
            );
        }
        return customers / coverage < IndexDefinition.LeastFromCustomers - 1e-9
            ? LocalText.Of(
                $"Not shown: only {Write.Percent(customers / coverage)} of what is measured comes from customers’ answers; at least half must.",
                $"No se muestra: solo {Write.Percent(customers / coverage)} de lo medido viene de las respuestas de la clientela; debe ser al menos la mitad."
            )
            : null;
    }

    private static IEnumerable<LocalText> Cautions(
        ChannelShares channels,
        List<PartFigure> parts,
        bool provisional,
        Period period
    )
    {
        if (provisional)
            yield return LocalText.Of(
                $"{period.Name} is not over: the index will still move.",
                $"{period.Name} no ha terminado: el índice todavía cambiará."
            );
        if (channels.ByAnswers)
            yield return LocalText.Of(
                "Customers by channel are not known for every channel: channels are weighted by their answers.",
                "No se conoce la clientela de todos los canales: los canales pesan según sus respuestas."
            );
        foreach (var part in parts.Where(part => part.CarriedFrom is not null))
            yield return LocalText.Of(
                $"{part.Part.Name.In("en")}: the last known value, of {part.CarriedFrom!.Name}, is carried on.",
                $"{part.Part.Name.In("es")}: se mantiene el último valor conocido, de {part.CarriedFrom!.Name}."
            );
    }
}
