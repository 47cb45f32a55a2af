using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>How many answered a version by one collector, ever: what an author wants to know before asking something new.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Responses">Responses that are counted.</param>
/// <param name="Answered">How many answered each counted question, by key.</param>
public sealed record AnswersCounted(
    Guid CollectorId,
    Guid VersionId,
    long Responses,
    ImmutableDictionary<string, long> Answered
);

/// <summary>Counts the answers that versions and their questions have: numbers of people, never what they said.</summary>
public sealed class CountAnswers
{
    private readonly ReadCells cells;
    private readonly FindVersion versions;

    internal CountAnswers(ReadCells cells, FindVersion versions)
    {
        this.cells = cells;
        this.versions = versions;
    }

    /// <summary>The counts, for each collector and version that has any.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorIds">Of which collectors.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IReadOnlyList<AnswersCounted>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> collectorIds,
        CancellationToken cancel = default
    )
    {
        var read = await cells.Run(
            new CellQuery(
                agencyId,
                collectorIds,
                Cube.QuarterChannel,
                Period.MonthNumber(DateOnly.MinValue),
                Period.MonthNumber(DateOnly.MaxValue)
            ),
            cancel
        );
        var counted = new List<AnswersCounted>();
        foreach (var same in read.GroupBy(cell => (cell.CollectorId, cell.VersionId)))
        {
            if (await versions.Run(agencyId, same.Key.VersionId, cancel) is not { } version)
                continue;
            var layout = CellLayout.Of(version, Cube.QuarterChannel);
            counted.Add(
                new AnswersCounted(
                    same.Key.CollectorId,
                    same.Key.VersionId,
                    same.Sum(cell => CellLayout.Responses(cell.Sums)),
                    layout.Items.ToImmutableDictionary(
                        item => item.Key,
                        item => same.Sum(cell => item.Answered(cell.Sums)),
                        StringComparer.Ordinal
                    )
                )
            );
        }
        return counted;
    }
}
