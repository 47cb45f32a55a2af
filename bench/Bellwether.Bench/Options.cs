using System.Globalization;

namespace Bellwether.Bench;

/// <summary>The options of a bench: --name value, or --name alone.</summary>
internal sealed class Options(string[] args)
{
    public string? Text(string name)
    {
        var at = Array.IndexOf(args, "--" + name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    public int Number(string name, int usual) =>
        Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public bool Has(string name) => args.Contains("--" + name);
}
