using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Statistics;

namespace Bellwether.Web.Measurement.FollowLive;

/// <summary>What is followed.</summary>
/// <param name="Service">The service.</param>
/// <param name="Measure">The measure, by key.</param>
/// <param name="Period">The period, which is not over.</param>
/// <param name="After">The place in the outbox up to which the open page knows everything.</param>
/// <param name="Language">The language of the open page.</param>
internal sealed record LiveQuestion(
    Service Service,
    string Measure,
    Period Period,
    long After,
    Language Language
);

/// <summary>Follows the outbox for answers about one service and says when its headline figure has moved, at most once a second.</summary>
internal sealed class ReadLive(
    Db db,
    Outbox outbox,
    Scopes scopes,
    ReadFigure readFigure,
    Texts texts
)
{
    private const int MostEventsRead = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Other processes' commits do not wake this one: then it looks by the clock.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    // A stream ends now and then and the browser asks again, so that a role that was taken away stops it too.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>"changed" with the new figure in a sentence, each time it has moved.</summary>
    public async IAsyncEnumerable<SseItem<string>> Follow(
        LiveQuestion question,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var news = new News(db);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        end.CancelAfter(Longest);
        var position = question.After;
        var said = "";
        // The head of the answer travels with the first event: without one, a proxy would wait and give up.
        yield return Item("", "open", position);
        while (!end.IsCancellationRequested)
        {
            (position, var touched) = await Look(question, position, end.Token);
            if (touched && await Say(question, end.Token) is { } sentence && sentence != said)
            {
                said = sentence;
                yield return Item(sentence, "changed", position);
                await Rest(end.Token);
            }
            else
                await news.Wait(LookAgain, end.Token);
        }
    }

    private static SseItem<string> Item(string text, string kind, long position) =>
        new(text, kind) { EventId = position.ToString(CultureInfo.InvariantCulture) };

    private async Task<(long Position, bool Touched)> Look(
        LiveQuestion question,
        long position,
        CancellationToken cancel
    )
    {
        try
        {
            var entries = await outbox.After(position, MostEventsRead, cancel);
            if (entries.Count == 0)
                return (position, false);
            var touched = entries
                .Where(entry => entry.AgencyId == question.Service.AgencyId)
                .SelectMany(Collectors)
                .ToHashSet();
            if (touched.Count == 0)
                return (entries[^1].Position, false);
            var scope = await scopes.OfService(question.Service, "en", cancel);
            return (entries[^1].Position, scope.CollectorIds.Any(touched.Contains));
        }
        catch (OperationCanceledException)
        {
            return (position, false);
        }
    }

    private static IEnumerable<Guid> Collectors(OutboxEntry entry) =>
        (
            entry.Kind switch
            {
                nameof(ResponsesRecorded) => entry.As<ResponsesRecorded>().Collectors,
                nameof(ResponsesErased) => entry.As<ResponsesErased>().Collectors,
                nameof(ResponsesExcluded) => entry.As<ResponsesExcluded>().Collectors,
                nameof(ResponsesRestored) => entry.As<ResponsesRestored>().Collectors,
                nameof(TalliesRecorded) => entry.As<TalliesRecorded>().Collectors,
                _ => [],
            }
        ).Select(each => each.CollectorId);

    private async Task<string?> Say(LiveQuestion question, CancellationToken cancel)
    {
        try
        {
            var scope = await scopes.OfService(question.Service, question.Language.Code, cancel);
            var figure = await readFigure.Run(
                new FigureQuery(
                    question.Service.AgencyId,
                    scope,
                    question.Measure,
                    question.Period
                ),
                cancel
            );
            if (!figure.IsDone || figure.Value.Status != EstimateStatus.Enough)
                return null;
            // A stream outlives the moment in which the language of its request was set.
            CultureInfo.CurrentCulture = question.Language.Culture;
            CultureInfo.CurrentUICulture = question.Language.Culture;
            var view = FigureWords.View(texts, "live", figure.Value, null);
            return texts.Say(
                "measurement.live.say",
                view.Name,
                view.ValueText,
                view.Unit,
                view.Basis(texts)
            );
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task Rest(CancellationToken cancel) =>
        await Task.Delay(Pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Wakes when this process commits something, or when it is time to look.</summary>
    private sealed class News : IDisposable
    {
        private readonly Db db;
        private readonly SemaphoreSlim wake = new(0, 1);

        public News(Db db)
        {
            this.db = db;
            db.Committed += Wake;
        }

        public async Task Wait(TimeSpan most, CancellationToken cancel) =>
            await ((Task)wake.WaitAsync(most, cancel)).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing
            );

        public void Dispose()
        {
            db.Committed -= Wake;
            wake.Dispose();
        }

        private void Wake()
        {
            try
            {
                if (wake.CurrentCount == 0)
                    wake.Release();
            }
            catch (Exception gone) when (gone is ObjectDisposedException or SemaphoreFullException)
            {
                // The page was closed in the same moment, or somebody else has woken it.
            }
        }
    }
}
