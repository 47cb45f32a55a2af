using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>The sums of every question, and the responses behind them.</summary>
/// <param name="Questions">The questions, each wording once.</param>
/// <param name="Newest">The newest version of each instrument that was answered.</param>
/// <param name="Shown">Responses that may be shown.</param>
/// <param name="Responses">Responses per collector, period and channel, for the rate of response.</param>
internal sealed record GatheredQuestions(
    IReadOnlyList<QuestionSums> Questions,
    IReadOnlyList<InstrumentVersion> Newest,
    long Shown,
    IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> Responses
);

/// <summary>One read of the cells, question by question.</summary>
internal sealed class GatherQuestions(ReadCells cells, FindVersion versions, SmallGroups groups)
{
    public async Task<GatheredQuestions> Run(QuestionsQuery query, CancellationToken cancel)
    {
        var span = Span.Of(query.Period);
        var read = await cells.Run(
            new CellQuery(query.AgencyId, query.Scope.CollectorIds, span.Cube, span.From, span.To),
            cancel
        );
        var today = await groups.Today(query.AgencyId, cancel);
        var collectors = query.Scope.Collectors.ToDictionary(each => each.CollectorId);
        var questions = new Dictionary<(Guid, string, string), QuestionSums>();
        var newest = new Dictionary<Guid, InstrumentVersion>();
        var responses = new Dictionary<(Guid, int, string), long>();
        long shown = 0;
        foreach (
            var cell in read.Where(cell => query.Channel is null || cell.Slice == query.Channel)
        )
        {
            if (await versions.Run(query.AgencyId, cell.VersionId, cancel) is not { } version)
                continue;
            var people = CellLayout.Responses(cell.Sums);
            var key = (cell.CollectorId, cell.Period, cell.Slice);
            responses[key] = responses.GetValueOrDefault(key) + people;
            if (
                !newest.TryGetValue(version.InstrumentId, out var before)
                || before.Number < version.Number
            )
                newest[version.InstrumentId] = version;
            var whole = span.IsWhole(collectors[cell.CollectorId], cell.Period, today);
            if (!SmallGroups.KeepsBack(version, people, whole))
                shown += people;
            Add(questions, version, CellLayout.Of(version, span.Cube), cell.Sums, whole);
        }
        return new GatheredQuestions([.. questions.Values], [.. newest.Values], shown, responses);
    }

    private static void Add(
        Dictionary<(Guid, string, string), QuestionSums> questions,
        InstrumentVersion version,
        CellLayout layout,
        long[] sums,
        bool whole
    )
    {
        foreach (var place in layout.Items)
        {
            if (place.Asked(sums) == 0)
                continue;
            var item = version.Items[place.ItemIndex];
            var key = (version.InstrumentId, item.Key, QuestionSums.Wording(item));
            if (!questions.TryGetValue(key, out var question))
                questions.Add(key, question = new QuestionSums(item, version.InstrumentId));
            // One question's block is kept back or shown whole, as everywhere (SmallGroups).
            if (SmallGroups.KeepsBack(version, place.Answered(sums), whole))
                question.KeepBack(version.Number, SmallGroups.Of(version));
            else
                question.Add(version.Number, place, sums);
        }
    }
}
