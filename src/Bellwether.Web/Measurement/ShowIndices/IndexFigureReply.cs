using Bellwether.Measurement;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>The index of one service, one unit or the agency, with all it is made of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its place in addresses, for a service.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Coverage">The share of the weight that is measured.</param>
/// <param name="FromCustomers">The share of the measured weight that customers say.</param>
/// <param name="NotShown">Why there is no number.</param>
/// <param name="Answers">Answers it rests on.</param>
/// <param name="Cautions">What must be known before it is quoted.</param>
/// <param name="Parts">For a service: every part, measured or not.</param>
/// <param name="Weights">For a unit or the agency: what each service counts.</param>
/// <param name="Moved">What moved it since the quarter before; null when that cannot be told.</param>
public sealed record IndexFigureReply(
    Guid Id,
    string Name,
    string? Slug,
    EstimateReply Score,
    double Coverage,
    double FromCustomers,
    string? NotShown,
    long Answers,
    IReadOnlyList<string> Cautions,
    IReadOnlyList<IndexPartReply> Parts,
    IReadOnlyList<IndexWeightReply> Weights,
    IndexMoveReply? Moved
)
{
    internal static IndexFigureReply Of(
        IndexFigure figure,
        IndexReading reading,
        string language
    ) =>
        new(
            figure.Subject.Id,
            figure.Subject.Name,
            figure.Subject.Slug,
            EstimateReply.Of(figure.Score),
            figure.Coverage,
            figure.FromCustomers,
            figure.WhyNot?.In(language),
            figure.Answers,
            [.. figure.Cautions.Select(caution => caution.In(language))],
            [.. figure.Parts.Select(part => IndexPartReply.Of(part, language))],
            [
                .. figure.Services.Select(service => new IndexWeightReply(
                    service.Figure.Subject.Slug,
                    service.Weight,
                    service.Customers,
                    service.IsCapped
                )),
            ],
            IndexMoveReply.Of(reading.Move(figure.Subject.Id), language)
        );
}

/// <summary>One part of a service's index.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Weight">Of 100.</param>
/// <param name="Score">0 to 100; null when it is not measured.</param>
/// <param name="Contribution">Points of the index that come from it.</param>
/// <param name="Coverage">The share of the customers on whose channels it is measured.</param>
/// <param name="CarriedFrom">The earlier quarter its facts are carried from.</param>
/// <param name="Missing">Why it is not measured.</param>
/// <param name="Channels">What it is made of.</param>
public sealed record IndexPartReply(
    string Key,
    int Weight,
    double? Score,
    double? Contribution,
    double Coverage,
    string? CarriedFrom,
    string? Missing,
    IReadOnlyList<IndexChannelReply> Channels
)
{
    internal static IndexPartReply Of(PartFigure part, string language) =>
        new(
            part.Part.Key,
            part.Part.Weight,
            part.Score,
            part.Contribution,
            part.Coverage,
            part.CarriedFrom?.Name,
            part.Missing?.In(language),
            [
                .. part.Channels.Select(channel => new IndexChannelReply(
                    channel.Channel,
                    channel.Share,
                    channel.Way.Of,
                    EstimateReply.Of(channel.Value),
                    channel.Score
                )),
            ]
        );
}

/// <summary>A part on one channel.</summary>
/// <param name="Channel">The channel's code; empty when it is counted for all at once.</param>
/// <param name="Share">The channel's share of the customers.</param>
/// <param name="From">What it is measured from.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Score">0 to 100.</param>
public sealed record IndexChannelReply(
    string Channel,
    double Share,
    string From,
    EstimateReply Value,
    double Score
);

/// <summary>What a service counts in the index of a unit or the agency.</summary>
/// <param name="Service">Its place in addresses.</param>
/// <param name="Weight">0 to 1; 0 when it has no number.</param>
/// <param name="Customers">Its customers in the quarter; null when not known.</param>
/// <param name="IsCapped">True when it would count for more than the most that one service may.</param>
public sealed record IndexWeightReply(
    string? Service,
    double Weight,
    long? Customers,
    bool IsCapped
);

/// <summary>What moved an index.</summary>
/// <param name="From">The earlier quarter.</param>
/// <param name="To">The later one.</param>
/// <param name="Change">Later less earlier.</param>
/// <param name="Verdict">What may be said about it.</param>
/// <param name="Lines">Where it comes from; the lines add up to the change.</param>
public sealed record IndexMoveReply(
    string From,
    string To,
    EstimateReply Change,
    Verdict Verdict,
    IReadOnlyList<IndexLineReply> Lines
)
{
    internal static IndexMoveReply? Of(IndexMove? move, string language) =>
        move is null
            ? null
            : new(
                move.From.Name,
                move.To.Name,
                EstimateReply.Of(move.Change),
                move.Verdict,
                [
                    .. move.Lines.Select(line => new IndexLineReply(
                        line.Key,
                        line.Name.In(language),
                        line.Change,
                        line.From,
                        line.To
                    )),
                ]
            );
}

/// <summary>One line of what moved an index.</summary>
/// <param name="Key">The part, the service, or what else it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Change">Points that come from it.</param>
/// <param name="From">Its score before; null where it has none.</param>
/// <param name="To">Its score now.</param>
public sealed record IndexLineReply(
    string Key,
    string Name,
    double Change,
    double? From,
    double? To
);
