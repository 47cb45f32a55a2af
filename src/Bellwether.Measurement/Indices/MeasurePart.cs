using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;

namespace Bellwether.Measurement;

/// <summary>Measures one part of an index on every channel of a service: the first way that has a figure counts.</summary>
internal sealed class MeasurePart(IndexPart part, IndexCounts counts, FiscalCalendar calendar)
{
    public PartFigure On(Guid serviceId, Period period, ChannelShares channels)
    {
        var found = new Dictionary<string, PartChannel>();
        Period? carried = null;
        foreach (var way in part.Ways)
        {
            var values =
                way.Kind == WayKind.Operation
                    ? Counted(way, serviceId, period, channels, out carried)
                    : Answered(way, serviceId, period);
            foreach (var (channel, value) in values)
                if (
                    Share(channels, channel) is { } share
                    && !found.ContainsKey(channel)
                    && (channel.Length > 0 || found.Count == 0)
                )
                    found[channel] = Make(channel, share, way, value);
            if (found.ContainsKey(""))
                break;
        }
        var coverage = found.Values.Sum(channel => channel.Share);
        return coverage == 0
            ? new PartFigure(part, null, null, 0, []) { Missing = Missing(serviceId, period) }
            : new PartFigure(
                part,
                found.Values.Sum(channel => channel.Share * channel.Score) / coverage,
                null,
                Math.Min(1, coverage),
                [.. found.Values.OrderByDescending(channel => channel.Share)]
            )
            {
                CarriedFrom = found.Values.Any(channel => !channel.Way.IsFromCustomers)
                    ? carried
                    : null,
            };
    }

    private static double? Share(ChannelShares channels, string channel) =>
        channel.Length == 0 ? 1
        : channels.Shares.TryGetValue(channel, out var share) ? share
        : null;

    private static PartChannel Make(string channel, double share, PartWay way, Estimate value)
    {
        var score = way.Score(value.Value!.Value);
        var (a, b) = value.Interval is { } interval
            ? (way.Score(interval.Low), way.Score(interval.High))
            : (score, score);
        return new PartChannel(channel, share, way, value, score, Math.Min(a, b), Math.Max(a, b));
    }

    private IEnumerable<(string Channel, Estimate Value)> Answered(
        PartWay way,
        Guid serviceId,
        Period period
    )
    {
        var key = (serviceId, Period.MonthNumber(period.First));
        return way.Kind == WayKind.Answers
            ? counts
                .Answers[key]
                .Where(each => each.Of == way.Of && each.N >= ReadFigure.FewestAnswers)
                .Select(each => (each.Channel, Proportion.Of(each.Hits, each.N)))
            : from each in counts.Reasons[key]
            group each.Lists by each.Channel into same
            let value = Balance(way.Of, [.. same])
            where value is { Value: not null } && value.N >= ReadFigure.FewestAnswers
            select (same.Key, value);
    }

    private static Estimate? Balance(string driver, ImmutableArray<Branches> lists)
    {
        var with = lists.Where(each => each.Offer.Split(' ').Contains(driver)).ToList();
        if (with.Count == 0)
            return null;
        long At(Branches each, ImmutableArray<long> ticks) =>
            ticks[Array.IndexOf(each.Offer.Split(' '), driver)];
        return A11Drivers
            .Of(
                with.Sum(each => each.Favourable),
                with.Sum(each => each.Unfavourable),
                [
                    new A11DriverTicks(
                        driver,
                        with.Sum(each => At(each, each.Praised)),
                        with.Sum(each => At(each, each.Blamed))
                    ),
                ]
            )[0]
            .Balance;
    }

    // Facts of the quarter, or the last known ones of at most two quarters before.
    private List<(string Channel, Estimate Value)> Counted(
        PartWay way,
        Guid serviceId,
        Period period,
        ChannelShares channels,
        out Period? carried
    )
    {
        carried = null;
        var at = period;
        for (var back = 0; back <= IndexDefinition.QuartersCarried; back++)
        {
            var facts = counts
                .Facts[serviceId]
                .Where(fact =>
                    (fact.Kind == way.Of || fact.Kind == way.OutOf)
                    && fact.First >= at.First
                    && fact.Last <= at.Last
                )
                .ToList();
            var values = Ratios(way, facts, channels).ToList();
            if (values.Count > 0)
            {
                carried = back == 0 ? null : at;
                return values;
            }
            at = calendar.QuarterOf(at.First.AddDays(-1));
        }
        return [];
    }

    private static IEnumerable<(string Channel, Estimate Value)> Ratios(
        PartWay way,
        List<OperationalFact> facts,
        ChannelShares channels
    )
    {
        var each = facts.All(fact => channels.Shares.ContainsKey(fact.Channel));
        foreach (var same in facts.GroupBy(fact => each ? fact.Channel : ""))
        {
            var part = same.Where(fact => fact.Kind == way.Of).ToList();
            var whole = same.Where(fact => fact.Kind == way.OutOf).Sum(fact => fact.Value);
            if (part.Count == 0 || whole <= 0)
                continue;
            // What is completed may have been started earlier; more than all is all.
            var share = Math.Min(1, (double)(part.Sum(fact => fact.Value) / whole));
            yield return (
                same.Key,
                new Estimate(
                    share,
                    null,
                    (long)whole,
                    (double)whole,
                    "count",
                    EstimateStatus.Enough
                )
            );
        }
    }

    private LocalText Missing(Guid serviceId, Period period)
    {
        var most = counts
            .Answers[(serviceId, Period.MonthNumber(period.First))]
            .Where(each => part.Ways.Any(way => way.Of == each.Of))
            .Select(each => each.N)
            .DefaultIfEmpty()
            .Max();
        if (most > 0)
            return LocalText.Of(
                $"Only {most} answered; it counts from {ReadFigure.FewestAnswers}.",
                $"Solo respondieron {most}; cuenta a partir de {ReadFigure.FewestAnswers}."
            );
        var last = counts
            .Facts[serviceId]
            .Where(fact => fact.First < period.First && part.Ways.Any(way => way.Of == fact.Kind))
            .Select(fact => (DateOnly?)fact.Last)
            .Max();
        return last is { } day
                ? LocalText.Of(
                    $"Stale: last known for {calendar.QuarterOf(day).Name}, more than {IndexDefinition.QuartersCarried} quarters ago. Enter or import it again.",
                    $"Caducado: último dato de {calendar.QuarterOf(day).Name}, hace más de {IndexDefinition.QuartersCarried} trimestres. Ingréselo o impórtelo de nuevo."
                )
            : part.IsFromCustomers
                ? LocalText.Of(
                    "Nobody was asked in this quarter.",
                    "No se preguntó a nadie en este trimestre."
                )
            : LocalText.Of(
                "Not counted yet: enter or import it.",
                "Aún no se cuenta: ingréselo o impórtelo."
            );
    }
}
