using Bellwether.Instruments;

namespace Bellwether.Cli;

/// <summary>bellwether instruments list | show</summary>
internal static class InstrumentReads
{
    public static async Task<int> List(InstrumentsCommands.Asked asked)
    {
        var all = await asked.Get<ListReviews>().Run(asked.AgencyId, asked.Cancel);
        Print.Value(
            asked.Parse,
            all.Select(entry => new
                {
                    entry.Instrument.InstrumentId,
                    entry.Instrument.Name,
                    entry.Review.State,
                    entry.Instrument.Versions,
                })
                .ToList(),
            entries =>
            {
                foreach (var entry in entries)
                    Console.Out.WriteLine(
                        $"{entry.InstrumentId}  {Word(entry.State), -10}  {entry.Versions, 3}  {entry.Name}"
                    );
                if (entries.Count == 0)
                    Console.Out.WriteLine(
                        "No questionnaire yet. Begin one: bellwether instruments template open-feedback --slot service=NAME"
                    );
            }
        );
        return 0;
    }

    public static async Task<int> Show(InstrumentsCommands.Asked asked)
    {
        var instrument = await asked.Find();
        if (!instrument.IsDone)
            return Print.Refusal(asked.Parse, instrument.Refusal);
        var review = (
            await asked
                .Get<FindReview>()
                .Run(asked.AgencyId, instrument.Value.InstrumentId, asked.Cancel)
        )!;
        Print.Value(
            asked.Parse,
            new { Instrument = instrument.Value, Review = review },
            shown =>
            {
                Console.Out.WriteLine($"{shown.Instrument.Name}: {State(shown.Review)}");
                foreach (var step in shown.Review.Steps)
                    Console.Out.WriteLine(
                        $"  {step.TakenAt:yyyy-MM-dd HH:mm}  {step.Kind}  {step.TakenBy}  {(step.ContentHash.Length > 0 ? step.ContentHash[..16] : "")}  {step.Note}".TrimEnd()
                    );
            }
        );
        return 0;
    }

    public static string State(Review review) =>
        review.State switch
        {
            InstrumentState.Draft when review.Void is { } was =>
                $"draft; the text was changed after {was.TakenBy} said yes, so it needs review again.",
            InstrumentState.Draft when review.Returned is { } returned =>
                $"draft; {returned.TakenBy} sent it back: {returned.Note}",
            InstrumentState.InReview => (review.Approved, review.PrivacyApproved) switch
            {
                (null, null) => "in review; it waits for an approver and a privacy officer.",
                (null, _) => "in review; it waits for an approver.",
                _ => "in review; it waits for a privacy officer.",
            },
            InstrumentState.Approved => "approved; it can be published.",
            var state => $"{Word(state)}.",
        };

    private static string Word(InstrumentState state) =>
        state == InstrumentState.InReview ? "in review" : state.ToString().ToLowerInvariant();
}
