using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>An index for programs, the same over the interface and at the command line.</summary>
public static class IndexReply
{
    /// <summary>The whole reading.</summary>
    public static object Of(IndexReading reading, string language)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new
        {
            index = reading.Definition.Key,
            version = reading.Definition.Version,
            title = reading.Definition.Title.In(language),
            period = reading.Now.Period.Name,
            agency = Of(reading.Now.Agency, reading, language),
            units = reading.Now.Units.Select(unit => Of(unit, reading, language)),
            services = reading.Now.Services.Select(service => Of(service, reading, language)),
            trend = reading.Quarters.Select(quarter => new
            {
                period = quarter.Period.Name,
                score = Number(quarter.Agency.Score),
                quarter.Agency.Coverage,
                quarter.Agency.IsProvisional,
            }),
            definition = reading.Definition.Parts.Select(part => new
            {
                part.Key,
                name = part.Name.In(language),
                part.Weight,
                ways = part.Ways.Select(way => new
                {
                    way.Kind,
                    way.Of,
                    way.OutOf,
                    way.Floor,
                    way.Target,
                    way.LowerIsBetter,
                    reason = way.Reason.In(language),
                }),
            }),
        };
    }

    /// <summary>An estimate with everything that keeps it honest.</summary>
    public static object Number(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new
        {
            estimate.Value,
            low = estimate.Interval?.Low,
            high = estimate.Interval?.High,
            level = estimate.Interval?.Level,
            estimate.N,
            estimate.Method,
            estimate.Status,
        };
    }

    private static object Of(IndexFigure figure, IndexReading reading, string language) =>
        new
        {
            id = figure.Subject.Id,
            name = figure.Subject.Name,
            slug = figure.Subject.Slug,
            score = Number(figure.Score),
            figure.Coverage,
            figure.FromCustomers,
            notShown = figure.WhyNot?.In(language),
            figure.Answers,
            cautions = figure.Cautions.Select(caution => caution.In(language)),
            parts = figure.Parts.Select(part => new
            {
                part.Part.Key,
                part.Part.Weight,
                part.Score,
                part.Contribution,
                part.Coverage,
                carriedFrom = part.CarriedFrom?.Name,
                missing = part.Missing?.In(language),
                channels = part.Channels.Select(channel => new
                {
                    channel.Channel,
                    channel.Share,
                    from = channel.Way.Of,
                    value = Number(channel.Value),
                    channel.Score,
                }),
            }),
            weights = figure.Services.Select(service => new
            {
                service = service.Figure.Subject.Slug,
                service.Weight,
                service.Customers,
                service.IsCapped,
            }),
            moved = Of(reading.Move(figure.Subject.Id), language),
        };

    private static object? Of(IndexMove? move, string language) =>
        move is null
            ? null
            : new
            {
                from = move.From.Name,
                to = move.To.Name,
                change = Number(move.Change),
                move.Verdict,
                lines = move.Lines.Select(line => new
                {
                    line.Key,
                    name = line.Name.In(language),
                    line.Change,
                    line.From,
                    line.To,
                }),
            };
}

/// <summary>A perception gap for programs.</summary>
public static class GapReply
{
    /// <summary>The whole of it.</summary>
    public static object Of(PerceptionGapFigure gap, string language)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return new
        {
            period = gap.Period.Name,
            gap.Grade,
            gradeNote = gap.GradeNote.In(language),
            whole = Of(gap.Whole, language),
            units = gap.Units.Select(unit => Of(unit, language)),
            levels = gap.Levels.Select(level => Of(level, language)),
            mostWrong = gap.MostWrong.Select(each => each.Name.In(language)),
            trend = gap.Trend.Select(point => new
            {
                period = point.Period.Name,
                gap = IndexReply.Number(point.Gap),
            }),
        };
    }

    private static object Of(GapFigure figure, string language) =>
        new
        {
            figure.Key,
            name = figure.Name.In(language),
            managers = IndexReply.Number(figure.Managers),
            customers = IndexReply.Number(figure.Customers),
            gap = IndexReply.Number(figure.Gap),
            believed = IndexReply.Number(figure.Believed),
            trust = IndexReply.Number(figure.Trust),
            calibration = IndexReply.Number(figure.Calibration),
        };
}
