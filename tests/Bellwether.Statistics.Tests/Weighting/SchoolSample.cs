using System.Globalization;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Tests.Weighting;

/// <summary>The stratified school sample of the weighting oracle as cells: the cross of school type, wide and awards.</summary>
internal sealed class SchoolSample
{
    private static readonly string[] Types = ["E", "H", "M"];
    private static readonly KeyLayout Layout = new(3, 2, 2);
    private readonly List<Dictionary<string, string>> rows;

    private SchoolSample(string file)
    {
        rows = [.. Csv.Rows(Path.Combine(OracleSheet.Folder("oracles/data"), file))];
        Keys = [.. rows.Select(Key).Distinct().Order()];
    }

    /// <summary>Cells that occur, each a key of the layout.</summary>
    public long[] Keys { get; }

    public long[] Counts => [.. Keys.Select(key => (long)rows.Count(r => Key(r) == key))];

    public double[] BaseWeights =>
        [.. Keys.Select(key => Number(rows.First(r => Key(r) == key), "pw"))];

    public static SchoolSample Stratified() => new("apistrat.csv");

    public Margin Type => Of("stype", 0, 4421, 755, 1018);

    public Margin Wide => Of("sch.wide", 1, 1072, 5122);

    public Margin Awards => Of("awards", 2, 2027, 4167);

    public Margin[] Margins => [Type, Wide, Awards];

    public SampleDesign Unweighted(double[]? fractions = null) =>
        new(BaseWeights, BaseWeights, [], fractions);

    public SampleDesign Raked(
        ResidualRule rule = ResidualRule.Calibration,
        double[]? fractions = null
    ) =>
        new(
            BaseWeights,
            Raking.Fit(Counts, BaseWeights, Margins).Weights,
            Margins,
            fractions,
            rule
        );

    /// <summary>Sums of an item in domains that do not overlap; everyone in one domain when no rule is given.</summary>
    public SampleCell[] Cells(
        string item,
        bool strata = true,
        params Func<Dictionary<string, string>, bool>[] domains
    ) =>
        [
            .. Keys.Select(
                (key, c) =>
                {
                    Dictionary<string, string>[] people = [.. rows.Where(r => Key(r) == key)];
                    Func<Dictionary<string, string>, bool>[] rules =
                        domains.Length == 0 ? [_ => true] : domains;
                    MomentSums[] sums = [.. rules.Select(rule => Sums(people.Where(rule), item))];
                    return new SampleCell(
                        strata ? Layout.Categories(key)[0] : 0,
                        -1,
                        c,
                        people.Length,
                        sums
                    );
                }
            ),
        ];

    public IEnumerable<(int Cell, int Stratum, Dictionary<string, string>[] Rows)> ByCell =>
        Keys.Select(
            (key, c) => (c, Layout.Categories(key)[0], rows.Where(r => Key(r) == key).ToArray())
        );

    public static int Whole(Dictionary<string, string> row, string name) =>
        int.Parse(row[name], CultureInfo.InvariantCulture);

    public static double Number(Dictionary<string, string> row, string name) =>
        double.Parse(row[name], CultureInfo.InvariantCulture);

    private static MomentSums Sums(IEnumerable<Dictionary<string, string>> people, string item)
    {
        long[] values =
        [
            .. people.Select(r =>
                item == "comp.imp" ? (r[item] == "Yes" ? 1L : 0) : Whole(r, item)
            ),
        ];
        return new MomentSums(values.Length, values.Sum(), values.Sum(v => v * v));
    }

    private static long Key(Dictionary<string, string> row) =>
        Layout.Key(
            Array.IndexOf(Types, row["stype"]),
            row["sch.wide"] == "Yes" ? 1 : 0,
            row.TryGetValue("awards", out string? awards) && awards == "Yes" ? 1 : 0
        );

    private Margin Of(string name, int category, params double[] targets) =>
        new(name, [.. Keys.Select(key => Layout.Categories(key)[category])], targets);
}
