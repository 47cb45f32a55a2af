using System.Runtime.InteropServices;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Sources;

/// <summary>Makes responses of rows. It remembers slices and quarters, so each thread has its own.</summary>
internal sealed class ResponseMaker(Guid agencyId, Agency agency, Guid batchId, DateOnly today)
{
    // Words older than this are history: whoever wrote them needs no one within the hour.
    private const int RecentDays = 30;

    private readonly Dictionary<(string, string, string), Slice> slices = [];
    private readonly Dictionary<DateOnly, int> quarters = [];

    /// <summary>The response of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">Where it belongs.</param>
    /// <param name="again">True for a further row of a person: its words are kept, its answers are not counted.</param>
    public NewResponse Make(MappedRow row, FeedbackPlace place, bool again)
    {
        var (collector, version) = place;
        if (again)
            for (var i = 0; i < row.Values.Length; i++)
                if (version.Items[i].IsCounted)
                    row.Values[i] = AnswerSheet.NotAsked;
        return new NewResponse(
            // Made from its id, so that a response erased by law stays erased when its file comes again.
            Ids.From(collector.CollectorId, $"imported:{row.ExternalId}"),
            agencyId,
            collector.CollectorId,
            version,
            row.ExternalId,
            new AnswerSheet(ImmutableCollectionsMarshal.AsImmutableArray(row.Values), []),
            Slice(collector.Channel, row.Language, row.Location),
            row.Day,
            Quarter(row.Day),
            row.At,
            again ? Disposition.Continued : Disposition.Complete
        )
        {
            Comments = row.Comments,
            Concern = row.Day > today.AddDays(-RecentDays) ? Danger(row.Comments) : null,
            BatchId = batchId,
            Page = row.Page,
        };
    }

    // What a file brings is read for danger as what a form brings is.
    private static NewConcern? Danger(IReadOnlyList<NewComment> comments)
    {
        NewConcern? found = null;
        foreach (var comment in comments)
            found = Concerns.Of(comment.Original, found);
        return found;
    }

    private Slice Slice(string channel, string language, string location)
    {
        var key = (channel, language, location);
        if (!slices.TryGetValue(key, out var slice))
            slices[key] = slice = new Slice(channel, language, location);
        return slice;
    }

    private int Quarter(DateOnly day)
    {
        if (!quarters.TryGetValue(day, out var month))
            quarters[day] = month = Period.MonthNumber(agency.Calendar.QuarterOf(day).First);
        return month;
    }
}
