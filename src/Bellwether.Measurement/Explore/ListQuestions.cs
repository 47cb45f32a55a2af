using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>A question that can be explored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Prompt">As it was asked last.</param>
/// <param name="Splits">True when others can be split by its answers: one answer each.</param>
/// <param name="Options">Its options.</param>
public sealed record ExploredQuestion(
    string Key,
    LocalText Prompt,
    bool Splits,
    ImmutableArray<ExploredValue> Options
);

/// <summary>A value to filter by.</summary>
/// <param name="Key">As addresses name it.</param>
/// <param name="Name">As people read it.</param>
public sealed record ExploredValue(string Key, LocalText Name);

/// <summary>What can be explored in a scope.</summary>
/// <param name="Questions">The questions, in the order of the forms.</param>
/// <param name="Values">The values of channel, language, location and collector that hold enough answers to be named.</param>
/// <param name="Months">The months with answers, numbered, in order.</param>
public sealed record Explorable(
    ImmutableArray<ExploredQuestion> Questions,
    ImmutableDictionary<string, ImmutableArray<ExploredValue>> Values,
    ImmutableArray<int> Months
);

/// <summary>What can be explored: questions, values to filter by, months.</summary>
public sealed class ListQuestions
{
    private const int MostPlaces = 200;

    private readonly ReadCells cells;
    private readonly FindVersion versions;

    internal ListQuestions(ReadCells cells, FindVersion versions)
    {
        this.cells = cells;
        this.versions = versions;
    }

    /// <summary>Everything of the scope between two months; forms that promised to show no small group are left out.</summary>
    public async Task<Explorable> Run(
        Guid agencyId,
        Scope scope,
        int firstMonth,
        int lastMonth,
        CancellationToken cancel = default
    )
    {
        var questions = new Dictionary<string, ExploredQuestion>(StringComparer.Ordinal);
        var found = new Dictionary<(string Dimension, string Key), long>();
        var months = new SortedSet<int>();
        var read = await cells.Run(
            new CellQuery(agencyId, scope.CollectorIds, Cube.MonthAll, firstMonth, lastMonth),
            cancel
        );
        foreach (var same in read.GroupBy(cell => cell.VersionId).OrderBy(same => same.Key))
        {
            if (
                await versions.Run(agencyId, same.Key, cancel) is not { } version
                || SmallGroups.Of(version) > 0
            )
                continue;
            foreach (var item in version.Items.Where(IsExplored))
                questions[item.Key] = Question(item);
            foreach (var cell in same)
            {
                months.Add(cell.Period);
                var slice = Slice.Read(cell.Slice);
                (string, string)[] values =
                [
                    ("channel", slice.Channel),
                    ("language", slice.Language),
                    ("location", slice.Location),
                    ("collector", cell.CollectorId.ToString()),
                ];
                foreach (var value in values)
                    found[value] = found.GetValueOrDefault(value) + CellLayout.Responses(cell.Sums);
            }
        }
        return new Explorable(
            [.. questions.Values],
            found
                .Where(each => each.Value >= ReadFigure.FewestAnswers && each.Key.Key.Length > 0)
                .GroupBy(each => each.Key.Dimension, StringComparer.Ordinal)
                .ToImmutableDictionary(
                    group => group.Key,
                    group =>
                        group
                            .OrderByDescending(each => each.Value)
                            .ThenBy(each => each.Key.Key, StringComparer.Ordinal)
                            .Take(MostPlaces)
                            .Select(each => new ExploredValue(
                                each.Key.Key,
                                Name(scope, each.Key.Dimension, each.Key.Key)
                            ))
                            .ToImmutableArray(),
                    StringComparer.Ordinal
                ),
            [.. months]
        );
    }

    private static bool IsExplored(Item item) =>
        item.Kind is ItemKind.SingleChoice or ItemKind.MultiChoice;

    private static ExploredQuestion Question(Item item) =>
        new(
            item.Key,
            item.Prompt,
            item.Kind == ItemKind.SingleChoice,
            [.. item.Options.Select(option => new ExploredValue(option.Key, option.Label))]
        );

    private static LocalText Name(Scope scope, string dimension, string key) =>
        dimension switch
        {
            "channel" => SplitWords.Name(SplitBy.Channel, key),
            "language" => SplitWords.Name(SplitBy.Language, key),
            "location" => SplitWords.Name(SplitBy.Location, key),
            _ => LocalText.Of(
                scope.Collectors.First(each => each.CollectorId.ToString() == key).Name
            ),
        };
}
