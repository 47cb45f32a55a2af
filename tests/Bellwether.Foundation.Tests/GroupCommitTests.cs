namespace Bellwether.Foundation.Tests;

public class GroupCommitTests
{
    [Fact]
    public async Task Callers_share_commits_and_each_gets_its_own_result()
    {
        var batches = new List<int>();
        await using var group = new GroupCommit<int, int>(async items =>
        {
            batches.Add(items.Count);
            await Task.Delay(5);
            return [.. items.Select(item => item * 2)];
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => group.Add(i)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * 2), results);
        Assert.True(batches.Count < 100, $"{batches.Count} commits for 200 items");
    }

    [Fact]
    public async Task One_bad_item_fails_alone()
    {
        await using var group = new GroupCommit<int, int>(async items =>
        {
            await Task.Delay(5);
            return items.Contains(13) ? throw new InvalidOperationException("13") : items.ToList();
        });

        var tasks = Enumerable.Range(0, 50).Select(i => group.Add(i)).ToList();
        await Task.WhenAll(tasks).ContinueWith(_ => { });

        Assert.Equal([13], Enumerable.Range(0, 50).Where(i => tasks[i].IsFaulted));
    }

    [Fact]
    public async Task What_waits_is_written_before_it_stops()
    {
        var written = 0;
        var group = new GroupCommit<int, int>(async items =>
        {
            await Task.Delay(10);
            written += items.Count;
            return items;
        });
        var tasks = Enumerable.Range(0, 100).Select(i => group.Add(i)).ToList();
        await group.DisposeAsync();

        await Task.WhenAll(tasks);
        Assert.Equal(100, written);
    }
}
