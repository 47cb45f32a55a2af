using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Statistics;

namespace Bellwether.Cli;

/// <summary>Indices and gaps at the terminal.</summary>
internal static class IndexWords
{
    public static void Say(IndexReading reading)
    {
        Console.Out.WriteLine(
            $"{reading.Definition.Title.In("en")} ({reading.Definition.Name}), {reading.Now.Period.Name}"
        );
        foreach (var figure in reading.Now.All)
        {
            Console.Out.WriteLine($"  {figure.Subject.Name}: {Score(figure)}");
            foreach (var part in figure.Parts)
                Console.Out.WriteLine(
                    part.Score is { } score
                        ? $"      {part.Part.Name.In("en")}: {Number(score)} of 100, weight {part.Part.Weight}"
                        : $"      {part.Part.Name.In("en")}: not measured. {part.Missing!.In("en")}"
                );
        }
        if (reading.Move(reading.Now.Agency.Subject.Id) is not { } move)
            return;
        Console.Out.WriteLine(
            $"What moved it since {move.From.Name}: {Signed(move.Change.Value!.Value)} ({Signed(move.Change.Interval!.Value.Low)} to {Signed(move.Change.Interval.Value.High)}), {move.Verdict}"
        );
        foreach (var line in move.Lines)
            Console.Out.WriteLine($"  {Signed(line.Tenths / 10.0)}  {line.Name.In("en")}");
    }

    public static void Say(PerceptionGapFigure gap)
    {
        Console.Out.WriteLine($"Perception gap, {gap.Period.Name}. {gap.GradeNote.In("en")}");
        foreach (var figure in (GapFigure[])[gap.Whole, .. gap.Units, .. gap.Levels])
            Console.Out.WriteLine(
                figure.Gap is { Value: { } value, Interval: { } interval }
                    ? $"  {figure.Name.In("en")}: managers {Percent(figure.Managers)}, customers {Percent(figure.Customers)}, gap {Signed(value * 100)} points ({Signed(interval.Low * 100)} to {Signed(interval.High * 100)})"
                    : $"  {figure.Name.In("en")}: not shown ({figure.Gap.Status})"
            );
    }

    public static void Say(BenchmarkFigures figures)
    {
        Console.Out.WriteLine($"Benchmarks beside our figures of {figures.Period.Name}");
        foreach (var row in figures.Rows)
        {
            var values = string.Join(
                "; ",
                row.Benchmark.Values.Select(value =>
                    value.ToString("0.##", CultureInfo.InvariantCulture)
                )
            );
            Console.Out.WriteLine(
                $"  {row.Benchmark.Id} ({row.Benchmark.Grade}) {values} {row.Benchmark.Unit}: {row.Benchmark.What.In("en")}"
            );
            if (row.Benchmark.Twin is { } twin)
                Console.Out.WriteLine(
                    $"      our managers: {Percent(row.Ours)}; {twin.What.In("en")}: {(row.Twin is null ? "not measured yet" : Percent(row.Twin))}"
                );
        }
        foreach (var place in figures.Places)
            Console.Out.WriteLine(
                $"  {place.Service}, {place.Measure.Key}: {Percent(place.Share)}, quarter {place.From}{(place.From == place.To ? "" : $" to {place.To}")} of 4 of the federal surveys"
            );
        Own(figures);
    }

    private static void Own(BenchmarkFigures figures)
    {
        foreach (var place in figures.Rates)
            Console.Out.WriteLine(
                $"  {place.Service}: response rate {Percent(place.Rate)}, between percentile {place.Above} and {place.Below} of the federal surveys"
            );
        foreach (var row in figures.Own)
            Console.Out.WriteLine(
                $"  {row.Benchmark.Key} ({row.Benchmark.Grade}) {Number(row.Benchmark.Percent)} %: {row.Benchmark.What}; ours: {Percent(row.Ours)}{(row.CanTell ? "" : ", cannot be told apart")}"
            );
    }

    private static string Score(IndexFigure figure) =>
        figure.Score is { Value: { } value, Interval: { } interval }
            ? $"{Number(value)} ({Number(interval.Low)} to {Number(interval.High)}; coverage {Number(figure.Coverage * 100)} %; {figure.Answers} answers)"
            : figure.WhyNot!.In("en");

    private static string Percent(Estimate share) =>
        share.Value is { } value ? $"{Number(value * 100)} %" : "–";

    private static string Number(double value) =>
        value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Signed(double value) =>
        value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
