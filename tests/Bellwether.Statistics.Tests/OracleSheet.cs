using System.Globalization;
using System.Text.Json;

namespace Bellwether.Statistics.Tests;

/// <summary>One file of expected numbers kept beside the repository; tests say so and skip when the folder is absent.</summary>
internal sealed class OracleSheet
{
    private readonly JsonElement root;
    private readonly string file;

    private OracleSheet(string file, JsonElement root)
    {
        this.file = file;
        this.root = root;
    }

    public static OracleSheet Open(string file)
    {
        var path = Path.Combine(Folder("oracles"), file);
        return new OracleSheet(file, JsonDocument.Parse(File.ReadAllText(path)).RootElement);
    }

    public static string Folder(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bellwether.slnx")))
        {
            at = at.Parent;
        }

        var path = Path.Combine(at?.FullName ?? ".", "..", "shared", name);
        if (!Directory.Exists(path))
        {
            Assert.Skip($"The folder ../shared/{name} is not beside the repository.");
        }

        return path;
    }

    /// <summary>Columns of a CSV by name; empty cells and NA are null.</summary>
    public static Dictionary<string, double?[]> Table(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder("oracles"), "data", file));
        var names = lines[0].Replace("\"", "", StringComparison.Ordinal).Split(',');
        var cells = lines.Skip(1).Select(l => l.Split(',')).ToArray();
        return names
            .Select((name, i) => (name, cells.Select(c => Cell(c[i])).ToArray()))
            .ToDictionary(p => p.name, p => p.Item2);
    }

    public JsonElement At(string key) =>
        key.Split('/')
            .Aggregate(
                root,
                (at, part) =>
                    at.ValueKind == JsonValueKind.Array
                        ? at[int.Parse(part, CultureInfo.InvariantCulture)]
                        : at.GetProperty(part)
            );

    public double Number(string key) => At(key).GetDouble();

    public double?[] Row(string key) => Row(At(key));

    public double[] Full(string key) => Row(key).Select(x => x ?? double.NaN).ToArray();

    public double[,] Table2(string key)
    {
        var rows = At(key).EnumerateArray().Select(Row).ToArray();
        var result = new double[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[0].Length; j++)
            {
                result[i, j] = rows[i][j] ?? double.NaN;
            }
        }

        return result;
    }

    public string[] Words(string key) =>
        At(key).EnumerateArray().Select(e => e.GetString()!).ToArray();

    /// <summary>Fails unless each number is within the tolerance, absolute below 1 and relative above; notes the difference reached.</summary>
    public void Agrees(string key, IEnumerable<double> actual, double tolerance) =>
        Compare(key, Row(key), actual.Select(x => (double?)x).ToArray(), tolerance);

    public void Agrees(string key, double actual, double tolerance) =>
        Compare(key, [Number(key)], [actual], tolerance);

    /// <summary>The same against expected numbers that had to be unfolded from the sheet.</summary>
    public void Agrees(
        string key,
        IEnumerable<double> expected,
        IEnumerable<double> actual,
        double tolerance
    ) =>
        Compare(
            key,
            expected.Select(x => (double?)x).ToArray(),
            actual.Select(x => (double?)x).ToArray(),
            tolerance
        );

    public void AgreesWithGaps(string key, IEnumerable<double?> actual, double tolerance) =>
        Compare(key, Row(key), actual.ToArray(), tolerance);

    public void Agrees(string key, double[,] actual, double tolerance) =>
        Compare(
            key,
            Table2(key).Cast<double>().Select(x => (double?)x).ToArray(),
            actual.Cast<double>().Select(x => (double?)x).ToArray(),
            tolerance
        );

    private static double?[] Row(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? element
                .EnumerateArray()
                .Select(e => e.ValueKind == JsonValueKind.Null ? (double?)null : e.GetDouble())
                .ToArray()
            : [element.ValueKind == JsonValueKind.Null ? null : element.GetDouble()];

    private static double? Cell(string text)
    {
        var bare = text.Trim('"');
        return bare switch
        {
            "TRUE" => 1,
            "FALSE" => 0,
            _ => double.TryParse(
                bare,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var value
            )
                ? value
                : null,
        };
    }

    private void Compare(string key, double?[] expected, double?[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].HasValue == actual[i].HasValue,
                $"{file} {key} [{i}]: expected {expected[i]}, got {actual[i]}"
            );
            if (expected[i] is { } e && actual[i] is { } a)
            {
                var difference = Math.Abs(e - a) / Math.Max(1, Math.Abs(e));
                Assert.True(
                    difference <= tolerance,
                    $"{file} {key} [{i}]: expected {e:R}, got {a:R}, difference {difference:E2}"
                );
                worst = Math.Max(worst, difference);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"ORACLE | {file} | {key} | {worst:E1} |");
    }
}
