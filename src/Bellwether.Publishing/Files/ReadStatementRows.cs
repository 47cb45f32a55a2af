using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Publishing;

/// <summary>
/// Looks through everything behind the counts of the five-point form: the responses of the quarter, and what was filed without
/// answers. The files hold counts; what they were made of is judged all the same.
/// </summary>
internal sealed class ReadStatementRows(ReadResponses read, ReadTallies tallies)
{
    private const int PageSize = 4000;
    private const string OtherForm = "other-questions";

    public async Task<SurveyRows> Run(SurveyEvidence survey, CancellationToken cancel)
    {
        var shapes = survey.Versions.ToDictionary(
            version => version.Shape.Version.VersionId,
            version => version.Shape
        );
        var leftOut = new SortedDictionary<string, long>(StringComparer.Ordinal);
        void LeaveOut(string why, long count) =>
            leftOut[why] = leftOut.GetValueOrDefault(why) + count;
        long written = 0,
            bad = 0,
            outside = 0;
        await foreach (var page in Pages(survey, cancel))
        {
            if (page.KeptBack > 0)
                LeaveOut(SurveyRows.SmallGroups, page.KeptBack);
            foreach (var response in page.Responses)
            {
                if (response.Excluded.Length > 0)
                    LeaveOut(response.Excluded, 1);
                else if (!shapes.TryGetValue(response.VersionId, out var shape))
                    LeaveOut(OtherForm, 1);
                else
                {
                    written++;
                    outside += survey.Quarter.Contains(response.Place.Day) ? 0 : 1;
                    bad += IsInOrder(shape.Version, response.Values) ? 0 : 1;
                }
            }
        }
        foreach (var tally in await Filed(survey, cancel))
        {
            if (!shapes.ContainsKey(tally.VersionId))
                continue;
            var people = tally.Respondents ?? 0;
            written += people;
            outside +=
                survey.Quarter.Contains(tally.First) && survey.Quarter.Contains(tally.Last)
                    ? 0
                    : people;
        }
        return new SurveyRows(
            written,
            leftOut.ToImmutableSortedDictionary(StringComparer.Ordinal),
            bad,
            outside,
            Unredacted: 0,
            Sha256: "",
            Bytes: 0
        );
    }

    private async IAsyncEnumerable<ResponsePage> Pages(
        SurveyEvidence survey,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var query = new ResponseQuery(
            survey.Service.AgencyId,
            [survey.Collector.CollectorId],
            survey.Quarter.First,
            survey.Quarter.Last
        )
        {
            Most = PageSize,
        };
        ResponsePage page;
        do
        {
            page = await read.Run(query, cancel);
            yield return page;
            query = query with { After = page.Next };
        } while (page.Next is not null);
    }

    private Task<IReadOnlyList<Tally>> Filed(SurveyEvidence survey, CancellationToken cancel) =>
        tallies.Run(
            survey.Service.AgencyId,
            [survey.Collector.CollectorId],
            survey.Quarter.First,
            survey.Quarter.Last,
            cancel
        );

    // Every answer to a statement of the standard is one of its five points, or says that it does not apply.
    private static bool IsInOrder(InstrumentVersion version, ImmutableArray<long> values)
    {
        for (var i = 0; i < version.Items.Length; i++)
        {
            var item = version.Items[i];
            if (
                item.Kind != ItemKind.SingleChoice
                || item.Measures is not { } measure
                || !SurveyShape.Statements.Contains(measure)
                || values[i] <= 0
            )
                continue;
            if (
                values[i] > item.Options.Length
                || item.Options[(int)values[i] - 1].Value is < 1 or > 5
            )
                return false;
        }
        return true;
    }
}
