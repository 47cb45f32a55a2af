using System.Threading.Channels;

namespace Bellwether.Foundation;

/// <summary>Lets many callers share one transaction: each waits for the commit that holds its item.</summary>
/// <remarks>A receipt means committed, and a commit costs a disk flush; the batch forms while the last flush runs.</remarks>
public sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private readonly Channel<Waiting> queue;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit;
    private readonly int largest;
    private readonly Task[] writers;

    /// <summary>Starts the writers.</summary>
    /// <param name="commit">Writes a batch in one transaction and returns one result per item, in order.</param>
    /// <param name="largest">Items in a batch at most.</param>
    /// <param name="writers">How many batches may be under way at once; 1 for SQLite.</param>
    /// <param name="waiting">Items that may wait before callers are held back.</param>
    public GroupCommit(
        Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> commit,
        int largest = 512,
        int writers = 1,
        int waiting = 8192
    )
    {
        this.commit = commit;
        this.largest = largest;
        queue = Channel.CreateBounded<Waiting>(
            new BoundedChannelOptions(waiting) { SingleReader = writers == 1 }
        );
        this.writers = [.. Enumerable.Range(0, writers).Select(_ => Task.Run(Work))];
    }

    /// <summary>Adds the item to the next batch and returns its result after the commit.</summary>
    public async Task<TResult> Add(TItem item, CancellationToken cancel = default)
    {
        var waiting = new Waiting(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(waiting, cancel);
        return await waiting.Done.Task;
    }

    /// <summary>Writes what is waiting, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(writers);
    }

    private async Task Work()
    {
        var batch = new List<Waiting>(largest);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < largest && queue.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            if (batch.Count > 0)
                await Write(batch);
        }
    }

    private async Task Write(List<Waiting> batch)
    {
        try
        {
            var results = await commit(batch.ConvertAll(waiting => waiting.Item));
            for (var i = 0; i < batch.Count; i++)
                batch[i].Done.SetResult(results[i]);
        }
        catch (Exception error)
        {
            if (batch.Count == 1)
            {
                batch[0].Done.SetException(error);
                return;
            }
            // One bad item must not fail its neighbours: each is tried alone.
            foreach (var waiting in batch)
                await Write([waiting]);
        }
    }

    private sealed record Waiting(TItem Item, TaskCompletionSource<TResult> Done);
}
