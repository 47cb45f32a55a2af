using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Changes a theme of the dictionary, or adds one. Comments that came before are coded anew at the next run.</summary>
public sealed class ChangeTheme
{
    private const int MostSeeds = 200;
    private const int LongestSeed = 80;
    private const int LongestId = 40;
    private const int LongestName = 80;

    private readonly Db db;
    private readonly ThemeStore store;
    private readonly TimeProvider time;

    internal ChangeTheme(Db db, ThemeStore store, TimeProvider time)
    {
        this.db = db;
        this.store = store;
        this.time = time;
    }

    /// <summary>Writes the theme. What the shipped dictionary says of it no longer counts for this agency.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="theme">The theme as it is to be; what the model's labels mean stays as shipped.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<Theme>> Run(
        Actor actor,
        Theme theme,
        CancellationToken cancel = default
    )
    {
        if (Faults(theme) is { Count: > 0 } faults)
            return new Refusal(
                "theme.invalid",
                RefusalKind.Invalid,
                "The theme cannot be kept yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        await db.Write(
            async tx =>
            {
                await ThemeStore.Put(tx, actor, theme, time.GetUtcNow());
                await ThemeStore.Turn(tx, actor.AgencyId);
            },
            cancel
        );
        return (await store.All(actor.AgencyId, cancel)).Single(each =>
            each.ThemeId == theme.ThemeId
        );
    }

    private static List<Fault> Faults(Theme theme)
    {
        var faults = new List<Fault>();
        if (
            theme.ThemeId.Length is 0 or > LongestId
            || !theme.ThemeId.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        )
            faults.Add(
                new Fault(
                    "id",
                    $"The id is made of small letters, digits and hyphens, at most {LongestId}."
                )
            );
        foreach (var language in (string[])["en", "es"])
            if (theme.Name.In(language).Trim().Length is 0 or > LongestName)
                faults.Add(
                    new Fault(
                        $"name-{language}",
                        $"Write a name in this language, at most {LongestName} characters."
                    )
                );
        Check(faults, "en", theme.English);
        Check(faults, "es", theme.Spanish);
        return faults;
    }

    private static void Check(List<Fault> faults, string field, IReadOnlyCollection<string> seeds)
    {
        if (seeds.Count > MostSeeds)
            faults.Add(new Fault(field, $"At most {MostSeeds} words and phrases."));
        foreach (var seed in seeds.Where(seed => seed.Trim().Length is < 2 or > LongestSeed))
        {
            faults.Add(
                new Fault(field, $"“{seed}” is too short or longer than {LongestSeed} characters.")
            );
            break;
        }
    }
}
