using System.Globalization;
using Bellwether.Statistics;
using Bellwether.Statistics.Durations;

namespace Bellwether.Cli.Analyze;

/// <summary>Days until a share of cases has ended.</summary>
internal sealed record QuantileLine(double Share, int? Days, int? Low, int? High);

/// <summary>What a case that has been open for some time can expect: further days.</summary>
internal sealed record ConditionalLine(
    int OpenFor,
    double StillOpen,
    int? Half,
    int? EightInTen,
    int? NineInTen
);

/// <summary>One end of an interval may lie beyond what was observed.</summary>
internal sealed record DaysInterval(int? Low, int? High);

/// <summary>How long cases take.</summary>
internal sealed record DurationsReport(
    long N,
    long Ended,
    long Open,
    int? Median,
    DaysInterval? MedianInterval,
    IReadOnlyList<QuantileLine> Quantiles,
    IReadOnlyList<ConditionalLine> Conditional,
    IReadOnlyDictionary<string, double?> Outcomes,
    double? RestrictedMean,
    int? RestrictedTo,
    int? ObservableUntil,
    string? Snapshot,
    EstimateStatus Status
);

/// <summary>Columns of a register of cases.</summary>
internal sealed record DurationsRequest(string Entry, string Exit, string Event, string? Snapshot);

/// <summary>Reads how long cases take from a register with open cases.</summary>
internal static class AnalyzeDurations
{
    private static readonly int[] Ages = [0, 30, 60, 90, 180, 365];

    public static DurationsReport Run(
        AnalyzeTable table,
        DurationsRequest request,
        CancellationToken cancel
    )
    {
        var register = new CaseRegister(table, request);
        while (table.Next(cancel))
        {
            register.Add();
        }

        var lives = register.Lives();
        var curve = KaplanMeier.Of(lives);
        var median = curve.Quantile(0.5);
        var limit = curve.ObservableUntil is { } until ? Math.Min(365, until) : (int?)null;
        return new DurationsReport(
            lives.Cases,
            lives.Days.Sum(d => d.Events.Sum()),
            lives.Days.Sum(d => d.Censored),
            median.Days,
            median.Days is null ? null : new DaysInterval(median.Low, median.High),
            new[] { 0.1, 0.25, 0.5, 0.75, 0.8, 0.9 }
                .Select(p => curve.Quantile(p))
                .Select(q => new QuantileLine(q.Share, q.Days, q.Low, q.High))
                .ToList(),
            Ages.Where(a => a == 0 || a < curve.ObservableUntil)
                .Select(a => new ConditionalLine(
                    a,
                    curve.At(a).Value ?? 1,
                    curve.Remaining(a, 0.5).Days,
                    curve.Remaining(a, 0.8).Days,
                    curve.Remaining(a, 0.9).Days
                ))
                .ToList(),
            register.Outcomes.Count < 2
                ? new Dictionary<string, double?>()
                : Shares(AalenJohansen.Of(lives), register.Outcomes),
            limit is > 0 ? curve.RestrictedMean(limit.Value).Value : null,
            limit,
            curve.ObservableUntil,
            register.SnapshotDay,
            curve.Status
        );
    }

    private static Dictionary<string, double?> Shares(
        AalenJohansen curves,
        IReadOnlyList<string> outcomes
    ) =>
        outcomes
            .Select(
                (name, k) =>
                    (
                        name,
                        Share: curves.Points.Count == 0
                            ? null
                            : (double?)curves.Points[^1].Shares[k]
                    )
            )
            .ToDictionary(x => x.name, x => x.Share);
}

/// <summary>Counts cases by their days; dates are calendar days (the case begins at its entry), numbers are ages in days (a case with
/// an entry above 0 was first seen at that age).</summary>
internal sealed class CaseRegister
{
    private static readonly string[] NoWords =
    [
        "0",
        "FALSE",
        "F",
        "NO",
        "N",
        "OPEN",
        "CENSORED",
        "PENDING",
    ];
    private static readonly string[] YesWords = ["1", "TRUE", "T", "YES", "Y"];
    private readonly AnalyzeTable table;
    private readonly (int Entry, int Exit, int Event) columns;
    private readonly int? snapshot;
    private readonly Dictionary<(int Entry, int? Exit, int Outcome), long> cases = [];
    private readonly List<string> outcomes = [];
    private bool? dates;

    public CaseRegister(AnalyzeTable table, DurationsRequest request)
    {
        this.table = table;
        columns = (
            table.Column(request.Entry),
            table.Column(request.Exit),
            table.Column(request.Event)
        );
        snapshot = request.Snapshot is null
            ? null
            : Day(request.Snapshot)
                ?? throw AnalyzeFault.Request(
                    $"{request.Snapshot} is no day; write it as 2026-06-30."
                );
    }

    public IReadOnlyList<string> Outcomes => outcomes;

    public string? SnapshotDay { get; private set; }

    public void Add()
    {
        var entry = table.Text(columns.Entry);
        if (AnalyzeTable.Missing(entry))
        {
            return;
        }

        dates ??= Day(entry) is not null;
        var outcome = Outcome(table.Text(columns.Event));
        var from = Read(columns.Entry)!.Value;
        var to = Read(columns.Exit);
        if (to < from)
        {
            throw AnalyzeFault.Value(
                table.Names[columns.Exit],
                table.Row,
                table.Text(columns.Exit).ToString(),
                "at or after the entry"
            );
        }

        var key = (from, to, to is null ? -1 : outcome);
        cases[key] = cases.GetValueOrDefault(key) + 1;
    }

    public DurationTable Lives()
    {
        var last =
            snapshot
            ?? cases.Keys.Select(k => Math.Max(k.Entry, k.Exit ?? k.Entry)).DefaultIfEmpty().Max();
        SnapshotDay =
            dates == true
                ? DateOnly.FromDayNumber(last).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : cases.Keys.Any(k => k.Exit is null) ? last.ToString(CultureInfo.InvariantCulture)
            : null;
        var days = new List<DurationDay>();
        var count = Math.Max(1, outcomes.Count);
        foreach (var ((entry, exit, outcome), n) in cases)
        {
            if (dates == true && entry > last)
            {
                continue;
            }

            var seen = exit is { } e && (dates != true || e <= last) ? e : last;
            var ended = exit is not null && seen == exit && outcome >= 0;
            var age = dates == true ? seen - entry : seen;
            var late = dates != true && entry > 0;
            if (late && age <= entry)
            {
                continue;
            }

            var ends = new long[count];
            if (ended)
            {
                ends[outcome] = n;
            }

            days.Add(new DurationDay(age, ends, ended ? 0 : n));
            if (late)
            {
                days.Add(new DurationDay(entry, new long[count], 0, n));
            }
        }

        return DurationTable.Of(days.Count == 0 ? [new DurationDay(0, new long[count])] : days);
    }

    private int? Read(int column)
    {
        var text = table.Text(column);
        if (AnalyzeTable.Missing(text))
        {
            return null;
        }

        if (dates == true)
        {
            return Day(text)
                ?? throw AnalyzeFault.Value(
                    table.Names[column],
                    table.Row,
                    text.ToString(),
                    "a date such as 2026-06-30"
                );
        }

        var number = table.Number(column)!.Value;
        return number >= 0
            ? (int)Math.Floor(number)
            : throw AnalyzeFault.Value(
                table.Names[column],
                table.Row,
                text.ToString(),
                "a number of days"
            );
    }

    private int Outcome(ReadOnlySpan<char> text)
    {
        var word = text.ToString();
        if (AnalyzeTable.Missing(text) || NoWords.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            return -1;
        }

        word = YesWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? "ended" : word;
        var index = outcomes.IndexOf(word);
        if (index >= 0)
        {
            return index;
        }

        outcomes.Add(word);
        return outcomes.Count <= 50
            ? outcomes.Count - 1
            : throw AnalyzeFault.Request(
                "There are more than 50 outcomes; is this the right column?"
            );
    }

    private static int? Day(ReadOnlySpan<char> text)
    {
        var date = text.Length > 10 && (text[10] == 'T' || text[10] == ' ') ? text[..10] : text;
        return DateOnly.TryParseExact(
            date,
            ["yyyy-MM-dd", "yyyy/MM/dd", "MM/dd/yyyy", "M/d/yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day.DayNumber
            : null;
    }
}
