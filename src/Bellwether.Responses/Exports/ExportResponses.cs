using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>How a file of responses is written.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values with a head (RFC 4180, UTF-8); text that a spreadsheet would take for a formula is made harmless.</summary>
    Csv,

    /// <summary>One JSON object on each line, all with the same names in the same order.</summary>
    Ndjson,
}

/// <summary>A collector as a file names it.</summary>
/// <param name="CollectorId">Its id.</param>
/// <param name="InstrumentId">What it asks.</param>
/// <param name="Collector">Its name.</param>
/// <param name="Service">The name of its service.</param>
public sealed record ExportSource(
    Guid CollectorId,
    Guid InstrumentId,
    string Collector,
    string Service
);

/// <summary>Which responses go into a file.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Sources">Of which collectors.</param>
/// <param name="First">First local day.</param>
/// <param name="Last">Last local day, included.</param>
public sealed record ExportQuery(
    Guid AgencyId,
    IReadOnlyList<ExportSource> Sources,
    DateOnly First,
    DateOnly Last
)
{
    /// <summary>The language of labels.</summary>
    public string Language { get; init; } = "en";

    /// <summary>True when what people wrote goes with it, as redaction left it.</summary>
    public bool WithWords { get; init; }
}

/// <summary>What went into a file.</summary>
/// <param name="Responses">How many rows.</param>
/// <param name="Excluded">How many of them are in no figure, by reason.</param>
public sealed record ExportReport(long Responses, IReadOnlyDictionary<string, long> Excluded)
{
    /// <summary>How many responses are not in the file, because their form promised that no small group is shown.</summary>
    public long KeptBack { get; init; }
}

/// <summary>Writes responses as a file, one row each, page by page: the file may be larger than the memory. The next page is read
/// while one is written.</summary>
public sealed class ExportResponses(ReadResponses read, ListVersions versions, FindVersion find)
{
    private const int PageSize = 4000;

    /// <summary>Writes the file.</summary>
    /// <param name="query">Which responses.</param>
    /// <param name="format">How.</param>
    /// <param name="to">Where; it is written to, never closed.</param>
    /// <param name="told">Told how many rows are written, now and then.</param>
    /// <param name="cancel">Stops between two pages.</param>
    public async Task<ExportReport> Run(
        ExportQuery query,
        ExportFormat format,
        Stream to,
        IProgress<long>? told = null,
        CancellationToken cancel = default
    )
    {
        var plan = await ExportPlan.Of(query, versions, find, cancel);
        var rows = new RowWriter(plan, query, RowFormat.Of(format));
        var excluded = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var count = 0L;
        var keptBack = 0L;
        var page = new ResponseQuery(
            query.AgencyId,
            [.. query.Sources.Select(source => source.CollectorId)],
            query.First,
            query.Last
        )
        {
            Most = PageSize,
        };
        rows.Head();
        var reading = read.Run(page, cancel);
        try
        {
            while (true)
            {
                var some = await reading;
                if (some.Next is { } next)
                    reading = Task.Run(() => read.Run(page with { After = next }, cancel), cancel);
                foreach (var response in some.Responses)
                {
                    rows.Row(response);
                    if (response.Excluded.Length > 0)
                        excluded[response.Excluded] =
                            excluded.GetValueOrDefault(response.Excluded) + 1;
                }
                count += some.Responses.Count;
                keptBack += some.KeptBack;
                await rows.Flush(to, cancel);
                told?.Report(count);
                if (some.Next is null)
                    return new ExportReport(count, excluded) { KeptBack = keptBack };
            }
        }
        finally
        {
            // Whoever asked may have gone: the page that is still being read is waited for, and its failure is not the first.
            await reading.ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }
}
