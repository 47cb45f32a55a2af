using System.Collections.Concurrent;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Imports a file that was looked at, in the background: the page may be left and come back to. When the server stops, the
/// import stops between two transactions, and the same file again finishes it.
/// </summary>
public sealed partial class StartImport : IHostedService
{
    private readonly Db db;
    private readonly UploadFiles files;
    private readonly ImportFeedback import;
    private readonly ImportFacts importFacts;
    private readonly ILogger<StartImport> log;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Guid, Task> running = new();

    internal StartImport(
        Db db,
        UploadFiles files,
        ImportFeedback import,
        ImportFacts importFacts,
        ILogger<StartImport> log
    )
    {
        this.importFacts = importFacts;
        this.db = db;
        this.files = files;
        this.import = import;
        this.log = log;
    }

    /// <summary>Starts it.</summary>
    /// <returns>The batch, as soon as it has begun; or the refusal of the file.</returns>
    public async Task<Outcome<Guid>> Run(
        Actor actor,
        Guid uploadId,
        CancellationToken cancel = default
    )
    {
        if (
            await Uploads.Find(db, actor.AgencyId, uploadId, cancel) is not { } upload
            || files.Open(uploadId) is not { } file
        )
            return Uploads.Gone();
        var begun = new TaskCompletionSource<Guid>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var work = Task.Run(() => Import(actor, upload, file, begun), CancellationToken.None);
        running[uploadId] = work;
        _ = work.ContinueWith(
            _ => running.TryRemove(uploadId, out var _),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
        if (await Task.WhenAny(work, begun.Task) == begun.Task)
            return await begun.Task;
        var outcome = await work;
        return outcome.IsDone ? outcome.Value.Batch.BatchId : outcome.Refusal;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values)
            .ContinueWith(
                _ => { },
                cancellationToken,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );
    }

    private async Task<Outcome<FeedbackImported>> Import(
        Actor actor,
        Upload upload,
        Stream file,
        TaskCompletionSource<Guid> begun
    )
    {
        try
        {
            Outcome<FeedbackImported> outcome;
            await using (file)
            {
                var what = new FeedbackToImport(file, upload.FileName, upload.Mapping);
                var told = new Told(done => begun.TrySetResult(done.BatchId));
                outcome =
                    upload.Mapping.Kind == MappingKind.Facts
                        ? await importFacts.Run(actor, what, told, stopping.Token)
                        : await import.Run(actor, what, told, stopping.Token);
            }
            if (outcome.IsDone)
            {
                await UploadStore.Remove(
                    db,
                    actor.AgencyId,
                    upload.UploadId,
                    CancellationToken.None
                );
                files.Remove(upload.UploadId);
            }
            return outcome;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            Stopped(log, upload.UploadId, error);
            throw;
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The import of upload {UploadId} stopped; the same file again goes on from there."
    )]
    private static partial void Stopped(ILogger log, Guid uploadId, Exception error);

    private sealed class Told(Action<BatchProgress> tell) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => tell(value);
    }
}
