using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>What people named as gone well and not gone well: GET /api/v1/drivers?measure=&amp;period=[&amp;service=].</summary>
internal static class DriverRequests
{
    public static async Task<IResult> Json(
        HttpContext http,
        Reader reader,
        ReadDrivers read,
        Texts texts,
        string? measure,
        string? service,
        string? period,
        CancellationToken cancel
    )
    {
        var drivers = await Read(http, reader, read, texts, (measure, service, period), cancel);
        if (!drivers.IsDone)
            return drivers.Refusal.ToProblem();
        return ApiAnswer.Json(http, DriversReply.Of(drivers.Value));
    }

    public static async Task<IResult> Csv(
        HttpContext http,
        Reader reader,
        ReadDrivers read,
        Texts texts,
        string? measure,
        string? service,
        string? period,
        CancellationToken cancel
    )
    {
        var drivers = await Read(http, reader, read, texts, (measure, service, period), cancel);
        if (!drivers.IsDone)
            return drivers.Refusal.ToProblem();
        var csv = new CsvText(
            "driver",
            "label",
            "favourable_people",
            "praise",
            "praise_low",
            "praise_high",
            "unfavourable_people",
            "blame",
            "blame_low",
            "blame_high",
            "share_of_blame",
            "share_of_blame_low",
            "share_of_blame_high",
            "balance",
            "balance_low",
            "balance_high"
        );
        foreach (var driver in drivers.Value.Drivers)
            csv.Row([
                driver.Key,
                driver.Label.In(Language.Current.Code),
                CsvText.Number(drivers.Value.Favourable),
                .. CsvText.Cells(driver.Named.Praise),
                CsvText.Number(drivers.Value.Unfavourable),
                .. CsvText.Cells(driver.Named.Blame),
                .. CsvText.Cells(driver.Named.BlameShare),
                .. CsvText.Cells(driver.Named.Balance),
            ]);
        return CsvText.File(csv.ToString(), $"drivers-{drivers.Value.Period.Name}");
    }

    private static async Task<Outcome<DriversNamed>> Read(
        HttpContext http,
        Reader reader,
        ReadDrivers read,
        Texts texts,
        (string? Measure, string? Service, string? Period) question,
        CancellationToken cancel
    )
    {
        var asked = await Asked.Of(http, reader, texts, question.Service, cancel);
        if (!asked.IsDone)
            return asked.Refusal;
        var at = asked.Value.Period(question.Period);
        if (!at.IsDone)
            return at.Refusal;
        return await read.Run(
            new FigureQuery(
                asked.Value.AgencyId,
                asked.Value.Scope,
                question.Measure ?? "trust",
                at.Value
            ),
            cancel
        );
    }
}
