namespace Bellwether.Collection.Filings;

/// <summary>
/// What earlier rows of the file said, as far as later rows are judged by it. It remembers a bounded number of questions, so that
/// a file of any size is read at flat memory; the oldest are forgotten first.
/// </summary>
internal sealed class FilingHistory(int most = 200_000)
{
    private readonly Dictionary<string, int> tenPoint = new(StringComparer.Ordinal);
    private readonly Dictionary<Counted, Seen> counts = [];
    private readonly Queue<Counted> order = new();
    private readonly Dictionary<(string, string), int> surveys = [];
    private readonly Queue<(string, string)> surveyOrder = new();

    /// <summary>A question with its exact counts was filed before: where.</summary>
    public readonly record struct Seen(int Row, string Quarter, string ServiceId, string SurveyKey);

    private readonly record struct Counted(
        int Slot,
        long One,
        long Two,
        long Three,
        long Four,
        long Five
    );

    /// <summary>The row in which this service asked the same question on ten points, or null.</summary>
    public int? TenPointRow(Filing filing, FilingQuestion question) =>
        tenPoint.TryGetValue(StemKey(filing, question), out var row) ? row : null;

    /// <summary>The earlier filing of the same counts, or null.</summary>
    public Seen? SameCounts(FilingQuestion question) =>
        counts.TryGetValue(Key(question), out var seen) ? seen : null;

    /// <summary>The row that already filed this survey for this quarter, or null.</summary>
    public int? SameSurvey(Filing filing) =>
        surveys.TryGetValue((SurveyKeys.Of(filing), filing.QuarterName), out var row) ? row : null;

    /// <summary>Remembers a filing after it was judged.</summary>
    public void Remember(Filing filing)
    {
        var survey = SurveyKeys.Of(filing);
        foreach (var question in filing.Questions.Where(question => question.Answers > 0))
        {
            if (tenPoint.Count < most && WordingChecks.IsTenPoint(question.Text))
                tenPoint.TryAdd(StemKey(filing, question), filing.Row);
            var key = Key(question);
            if (
                counts.TryAdd(
                    key,
                    new(filing.Row, filing.QuarterName, filing.Service.ServiceId, survey)
                )
            )
                order.Enqueue(key);
        }
        if (surveys.TryAdd((survey, filing.QuarterName), filing.Row))
            surveyOrder.Enqueue((survey, filing.QuarterName));
        while (order.Count > most)
            counts.Remove(order.Dequeue());
        while (surveyOrder.Count > most)
            surveys.Remove(surveyOrder.Dequeue());
    }

    private static string StemKey(Filing filing, FilingQuestion question) =>
        $"{filing.Service.ServiceId}|{question.Slot}|{WordingChecks.Stem(question.Text)}";

    private static Counted Key(FilingQuestion question) =>
        new(
            question.Slot,
            question.Counts[0],
            question.Counts[1],
            question.Counts[2],
            question.Counts[3],
            question.Counts[4]
        );
}
