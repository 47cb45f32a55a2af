using System.CommandLine;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Gap;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether figures | compare</summary>
internal static class MeasurementCommands
{
    public static readonly Option<string> Measure = new("--measure")
    {
        Description =
            "What is measured: trust, satisfaction, effectiveness, ease, efficiency, transparency, humanity or employee",
        DefaultValueFactory = _ => "trust",
    };

    public static readonly Option<string?> Service = new("--service")
    {
        Description = "Only this service, by name; everything when not given",
    };

    public static readonly Option<string?> Unit = new("--unit")
    {
        Description =
            "Only the services of this unit and of those below it, by name or abbreviation",
    };

    private static readonly Option<string?> Form = new("--form")
    {
        Description =
            "Every question of this form, by name, key or id: shares, means, medians, ranks; without it, one measure",
    };

    public static readonly Option<string> PeriodName = new("--period")
    {
        Description = "FY2022Q1, FY2022 or 2022-01",
        Required = true,
    };
    private static readonly Option<string> From = new("--from")
    {
        Description = "The first period, for example FY2021Q3",
        Required = true,
    };
    private static readonly Option<string> To = new("--to")
    {
        Description = "The second period, for example FY2021Q4",
        Required = true,
    };

    public static IEnumerable<Command> All()
    {
        var figures = new Command(
            "figures",
            "Read one figure with its interval, n and method. Example: bellwether figures --measure trust --service \"Renewing a passport\" --period FY2026Q1"
        )
        {
            Measure,
            Service,
            Unit,
            Form,
            PeriodName,
        };
        figures.SetAction(Figures);
        yield return figures;
        var compare = new Command(
            "compare",
            "Compare two periods in every honest way. Example: bellwether compare --measure trust --from FY2021Q3 --to FY2021Q4"
        )
        {
            Measure,
            Service,
            Unit,
            From,
            To,
        };
        compare.SetAction(Compare);
        yield return compare;
    }

    private static Task<int> Figures(ParseResult parse, CancellationToken cancel) =>
        InScope(
            parse,
            async (provider, agency, scope) =>
            {
                var period = agency.Calendar.Read(parse.GetValue(PeriodName)!);
                if (!period.IsDone)
                    return Print.Refusal(parse, period.Refusal);
                if (parse.GetValue(Form) is { } form)
                    return await QuestionCommands.Say(
                        parse,
                        provider,
                        agency,
                        form,
                        period.Value,
                        cancel
                    );
                var read = provider.GetRequiredService<ReadFigure>();
                var outcome = await read.Run(
                    new FigureQuery(agency.AgencyId, scope, parse.GetValue(Measure)!, period.Value),
                    cancel
                );
                return Print.Outcome(parse, outcome, MeasurementWords.Say, MeasurementJson.Of);
            },
            cancel
        );

    private static Task<int> Compare(ParseResult parse, CancellationToken cancel) =>
        InScope(
            parse,
            async (provider, agency, scope) =>
            {
                var from = agency.Calendar.Read(parse.GetValue(From)!);
                var to = agency.Calendar.Read(parse.GetValue(To)!);
                if ((from.Refusal ?? to.Refusal) is { } refusal)
                    return Print.Refusal(parse, refusal);
                var read = provider.GetRequiredService<ComparePeriods>();
                var query = new ComparisonQuery(
                    agency.AgencyId,
                    scope,
                    parse.GetValue(Measure)!,
                    from.Value,
                    to.Value
                );
                return Print.Outcome(
                    parse,
                    await read.Run(query, cancel),
                    MeasurementWords.Say,
                    MeasurementJson.Of
                );
            },
            cancel
        );

    public static async Task<int> InScope(
        ParseResult parse,
        Func<IServiceProvider, Agency, Scope, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var scopes = provider.GetRequiredService<Scopes>();
        if (parse.GetValue(Unit) is { } unit && parse.GetValue(Service) is null)
        {
            var part = await AgencyPart.Find(unit, provider, cancel);
            return part.IsDone
                ? await run(
                    provider,
                    part.Value.Agency,
                    await part.Value.Scope(provider, "en", cancel)
                )
                : Print.Refusal(parse, part.Refusal);
        }
        if (parse.GetValue(Service) is not { } name)
            return await run(
                provider,
                agency.Value,
                await scopes.OfAgency(agency.Value.AgencyId, "everything", "en", cancel)
            );
        var service = await provider
            .GetRequiredService<FindService>()
            .Run(agency.Value.AgencyId, name, cancel);
        return service.IsDone
            ? await run(provider, agency.Value, await scopes.OfService(service.Value, "en", cancel))
            : Print.Refusal(parse, service.Refusal);
    }
}

/// <summary>Figures as fixed JSON: names here are promised to scripts.</summary>
internal static class MeasurementJson
{
    public static object Of(Figure figure) =>
        new
        {
            measure = figure.Measure.Key,
            service = figure.Scope.Name,
            period = figure.Period.Name,
            estimate = figure.Favourable.Value,
            interval = Range(figure.Favourable.Interval),
            n = figure.Answers,
            notCounted = figure.NotCounted,
            method = figure.Favourable.Method,
            status = figure.Status,
            favourable = Of(figure.Favourable),
            mean = Of(figure.Mean),
            topTwo = Of(figure.TopTwo),
            bottomTwo = Of(figure.BottomTwo),
            distribution = figure.Distribution.Select(option => new
            {
                option.Key,
                option.Value,
                option.Count,
            }),
            responseRate = new
            {
                rate = Of(figure.ResponseRate.Rate),
                figure.ResponseRate.Knowledge,
                figure.ResponseRate.Offered,
            },
            modes = figure.Modes,
            questions = figure
                .Explanation.Wordings.Select(wording => (wording.Construct, wording.Form))
                .Distinct()
                .Count(),
            withheld = figure.Explanation.Exclusions.Sum(each => each.Answers),
            figure.IsProvisional,
            cautions = figure.Cautions.Select(caution => caution.In("en")),
            explanation = figure.Explanation.Sentence.In("en"),
        };

    public static object Of(PeriodsCompared compared) =>
        new
        {
            measure = compared.Measure.Key,
            scope = compared.Scope.Name,
            periods = new { from = compared.From.Name, to = compared.To.Name },
            comparedIn = compared.In,
            asFiled = Of(compared.AsFiled),
            pooled = Of(compared.Pooled),
            unitMean = Of(compared.UnitMean),
            matched = Of(compared.Matched),
            matchedAsFiled = Of(compared.MatchedAsFiled),
            favourable = Of(compared.FavourablePooled),
            favourableMatched = Of(compared.FavourableMatched),
            rate = compared.Parts.Rate.Value,
            mix = compared.Parts.Mix.Value,
            entered = compared.Parts.Entered.Value,
            left = compared.Parts.Left.Value,
            counted = compared.Parts.Mix.Value
                + compared.Parts.Entered.Value
                + compared.Parts.Left.Value,
            surveys = compared.Parts.Surveys.Select(part => new
            {
                part.Collector.Name,
                service = part.Collector.ServiceName,
                part.Presence,
                part.AnswersFrom,
                part.AnswersTo,
                part.Rate,
                part.Mix,
            }),
            silent = Silent(compared),
            compared.Verdict,
            verdictWords = compared.VerdictWords.In("en"),
            compared.SignsDiffer,
            sentences = compared.Sentences.Select(sentence => sentence.In("en")),
        };

    // Services that were answered before and are not now.
    private static object Silent(PeriodsCompared compared)
    {
        var now = compared
            .Parts.Surveys.Where(part => part.AnswersTo > 0)
            .Select(part => part.Collector.ServiceId)
            .ToHashSet();
        var gone = compared
            .Parts.Surveys.Where(part =>
                part.Presence == Presence.Left && !now.Contains(part.Collector.ServiceId)
            )
            .GroupBy(part => part.Collector.ServiceName)
            .Select(same => (Service: same.Key, Answers: same.Sum(part => part.AnswersFrom)))
            .Where(each => each.Answers >= VerdictRule.Default.LeastAnswers)
            .ToList();
        return new
        {
            services = gone.Select(each => each.Service),
            answers = gone.Sum(each => each.Answers),
        };
    }

    private static object Of(Estimate estimate) =>
        new
        {
            estimate.Value,
            interval = Range(estimate.Interval),
            estimate.N,
            estimate.Method,
            estimate.Status,
        };

    private static object Of(PeriodChange change) =>
        new
        {
            from = change.From.Value,
            to = change.To.Value,
            change = change.Change.Value,
            interval = Range(change.Change.Interval),
            filings = change.UnitsFrom + change.UnitsTo,
            filingsFrom = change.UnitsFrom,
            filingsTo = change.UnitsTo,
            status = change.Change.Status,
        };

    private static object? Range(Interval? interval) =>
        interval is { } range
            ? new
            {
                range.Low,
                range.High,
                range.Level,
            }
            : null;
}
