using System.Globalization;
using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Statistics.Gap;

namespace Bellwether.Cli;

/// <summary>Figures in plain words at the terminal: never a bare number here either.</summary>
internal static class MeasurementWords
{
    public static void Say(Figure figure)
    {
        Console.Out.WriteLine(
            $"{figure.Measure.Name.In("en")}: {figure.Scope.Name}, {figure.Period.Name}"
        );
        if (figure.Favourable is { Value: { } share, Interval: { } range })
            Console.Out.WriteLine(
                $"  {share:P0} favourable of those who answered (sampling range {range.Low:P0} to {range.High:P0}; {figure.Answers:N0} answers)"
            );
        else
            Console.Out.WriteLine($"  {figure.Answers:N0} answers: not enough to show a number.");
        if (figure.Mean is { Value: { } mean, Interval: { } around })
            Console.Out.WriteLine(
                $"  mean {Two(mean)} (sampling range {Two(around.Low)} to {Two(around.High)}) on the scale of the form"
            );
        Console.Out.WriteLine($"  {figure.ResponseRate.Words.In("en")}");
        foreach (var caution in figure.Cautions)
            Console.Out.WriteLine($"  {caution.In("en")}");
        Console.Out.WriteLine(
            $"  How: {figure.Explanation.Sentence.In("en")} ({figure.Explanation.MethodPage})"
        );
    }

    public static void Say(PeriodsCompared compared)
    {
        Console.Out.WriteLine(
            $"{compared.Measure.Name.In("en")}: {compared.Scope.Name}, {compared.From.Name} to {compared.To.Name}"
        );
        Console.Out.WriteLine();
        foreach (var sentence in compared.Sentences)
            Console.Out.WriteLine($"  {sentence.In("en")}");
        Console.Out.WriteLine();
        Console.Out.WriteLine(
            $"  {"", -26}{"from", 10}{"to", 10}{"change", 10}   {"95 % interval", -20}filings"
        );
        Row("As filed (naive)", compared.AsFiled);
        Row("Pooled, after withholding", compared.Pooled);
        Row("Mean of surveys", compared.UnitMean);
        Row("Like for like", compared.Matched);
        Console.Out.WriteLine();
        Console.Out.WriteLine("  The pooled change is made of:");
        Part("surveys of both periods", compared.Parts.Rate);
        Part("their growing or shrinking", compared.Parts.Mix);
        Part("surveys that entered", compared.Parts.Entered);
        Part("surveys that left", compared.Parts.Left);
        Console.Out.WriteLine();
        Console.Out.WriteLine($"  {compared.VerdictWords.In("en")}");
    }

    private static void Row(string name, PeriodChange change)
    {
        var interval = change.Change.Interval is { } range
            ? $"{Signed(range.Low)} to {Signed(range.High)}"
            : "cannot tell";
        Console.Out.WriteLine(
            $"  {name, -26}{Cell(change.From), 10}{Cell(change.To), 10}{Cell(change.Change, signed: true), 10}   {interval, -20}{change.UnitsFrom} and {change.UnitsTo}"
        );
    }

    private static void Part(string name, Estimate part) =>
        Console.Out.WriteLine($"    {name, -28}{Cell(part, signed: true), 8}");

    private static string Cell(Estimate estimate, bool signed = false) =>
        estimate.Value is { } value
            ? (signed ? Signed(value) : value.ToString("0.000", CultureInfo.InvariantCulture))
            : "–";

    private static string Signed(double value) =>
        value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
