using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>Every theme of complaint by day and service: what is watched beside the answers.</summary>
public sealed class ReadThemeDays
{
    private readonly ReadCodes codes;
    private readonly ListThemes dictionary;

    internal ReadThemeDays(ReadCodes codes, ListThemes dictionary)
    {
        this.codes = codes;
        this.dictionary = dictionary;
    }

    /// <summary>
    /// The counts of those days: the measure is "theme:" and the theme's id, answers are the coded comments of a day on all channels
    /// together, favourable those that are not about it. Praise is left out; days without comments too.
    /// </summary>
    public async Task<IReadOnlyList<DayCount>> Run(
        Guid agencyId,
        Scope scope,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    )
    {
        var themes = (await dictionary.Run(agencyId, cancel))
            .Where(theme => theme is { IsUsed: true, IsPraise: false })
            .Select(theme => theme.ThemeId)
            .ToList();
        var counts = new List<DayCount>();
        foreach (
            var service in scope
                .Collectors.Where(each => each.IsSurvey)
                .GroupBy(each => each.ServiceId)
        )
        {
            var coded = await codes.Run(
                new CodesQuery(
                    agencyId,
                    [.. service.Select(each => each.CollectorId)],
                    first,
                    last
                ),
                cancel
            );
            foreach (var day in coded.GroupBy(count => count.Day))
            {
                var comments = day.Sum(count => count.Count);
                foreach (var theme in themes)
                    counts.Add(
                        new DayCount(
                            service.Key,
                            "",
                            $"theme:{theme}",
                            "",
                            day.Key,
                            comments
                                - day.Where(count => count.Themes.Contains(theme))
                                    .Sum(count => count.Count),
                            comments
                        )
                    );
            }
        }
        return counts;
    }
}
