using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Cli.Demo;

/// <summary>Makes one person's answers from a hidden quality, so that items hang together as real ones do.</summary>
internal static class DemoAnswers
{
    // Cut points on the hidden quality (a standard normal person at quality 0): 8 % / 7 % / 14 % / 33 % / 38 %.
    private static readonly double[] Cuts = [-1.405, -1.036, -0.553, 0.305];

    /// <summary>A checked answer sheet for that version.</summary>
    /// <param name="version">The frozen version asked.</param>
    /// <param name="stream">How answers fall on this stream.</param>
    /// <param name="person">Quarter, language and office of the answer.</param>
    /// <param name="draw">What is planted.</param>
    /// <param name="random">Seeded.</param>
    public static AnswerSheet Make(
        InstrumentVersion version,
        DemoStream stream,
        DemoPerson person,
        DemoDraw draw,
        Random random
    )
    {
        var common =
            stream.Quality
            + stream.ByQuarter(person.Quarter)
            + stream.ByLocation.GetValueOrDefault(person.Location)
            + (Normal(random) * 0.83);
        var values = new long[version.Items.Length];
        var texts = ImmutableArray.CreateBuilder<WrittenAnswer>();
        var favourable = true;
        for (var i = 0; i < values.Length; i++)
        {
            var item = version.Items[i];
            switch (item.Kind)
            {
                case ItemKind.SingleChoice:
                    values[i] = Choose(
                        item,
                        common + Tilt(item.Key, stream, person) + (Normal(random) * 0.56),
                        random
                    );
                    if (item.Key == "trust" && values[i] > 0)
                        favourable = item.Options[(int)values[i] - 1].Favourable;
                    break;
                case ItemKind.MultiChoice:
                    values[i] = IsAsked(item, version, values)
                        ? Tick(item, draw, favourable, (stream, person), random)
                        : AnswerSheet.NotAsked;
                    break;
                default:
                    if (Write(version, values, stream, person, favourable, random) is { } words)
                    {
                        values[i] = 1;
                        texts.Add(new WrittenAnswer(i, words));
                    }
                    break;
            }
        }
        return new AnswerSheet([.. values], texts.ToImmutable());
    }

    private static double Tilt(string item, DemoStream stream, DemoPerson person) =>
        stream.Items.GetValueOrDefault(item)
        + (person.Language == "es" ? stream.ItemsInSpanish.GetValueOrDefault(item) : 0);

    private static long Choose(Item item, double quality, Random random)
    {
        // One in fifty leaves an optional question out.
        if (!item.Required && random.NextDouble() < 0.02)
            return 0;
        var scale = 1;
        foreach (var cut in Cuts)
            if (quality > cut)
                scale++;
        if (item.Options.Length == 5)
            return scale;
        var up = scale >= 4;
        for (var k = 0; k < item.Options.Length; k++)
            if (item.Options[k].Favourable == up)
                return k + 1;
        return 0;
    }

    private static bool IsAsked(Item item, InstrumentVersion version, long[] values)
    {
        if (item.AskedWhen is not { } routing)
            return true;
        var at = version.IndexOf(routing.ItemKey);
        return values[at] > 0
            && routing.OptionKeys.Contains(version.Items[at].Options[(int)values[at] - 1].Key);
    }

    private static long Tick(
        Item item,
        DemoDraw draw,
        bool favourable,
        (DemoStream Stream, DemoPerson Person) who,
        Random random
    )
    {
        long ticked = 0;
        for (var k = 0; k < item.Options.Length; k++)
        {
            var tilt = Tilt(item.Options[k].Key, who.Stream, who.Person);
            var share =
                draw.Usually(Usual.GetValueOrDefault(item.Options[k].Key, 0.1))
                + (favourable ? tilt * 0.3 : -tilt * 0.6);
            if (random.NextDouble() < Math.Clamp(share, 0.02, 0.95))
                ticked |= 1L << k;
        }
        return ticked;
    }

    private static readonly Dictionary<string, double> Usual = new()
    {
        ["effectiveness"] = 0.42,
        ["ease"] = 0.33,
        ["efficiency"] = 0.30,
        ["transparency"] = 0.18,
        ["humanity"] = 0.16,
        ["employee"] = 0.22,
        ["other"] = 0.06,
    };

    private static string? Write(
        InstrumentVersion version,
        long[] values,
        DemoStream stream,
        DemoPerson person,
        bool favourable,
        Random random
    )
    {
        var onlyWords = !version.Items.Any(item => item.IsCounted);
        return onlyWords || random.NextDouble() < (favourable ? 0.09 : 0.24)
            ? DemoWords.Pick(
                stream.Service,
                favourable || (onlyWords && random.NextDouble() < 0.6),
                person.Language,
                random
            )
            : null;
    }

    internal static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>Who answers: quarter 0 to 8, language, office.</summary>
internal sealed record DemoPerson(int Quarter, string Language, string Location);
