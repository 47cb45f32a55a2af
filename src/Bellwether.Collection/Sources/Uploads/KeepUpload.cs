using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>Takes a file in to be looked at: it is copied to disk, never into memory, and a mapping is proposed.</summary>
public sealed class KeepUpload
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    private readonly Db db;
    private readonly UploadFiles files;
    private readonly ProposeMapping propose;
    private readonly TimeProvider time;

    internal KeepUpload(Db db, UploadFiles files, ProposeMapping propose, TimeProvider time)
    {
        this.db = db;
        this.files = files;
        this.propose = propose;
        this.time = time;
    }

    /// <summary>Keeps it; refused when it cannot be read as rows.</summary>
    public async Task<Outcome<Upload>> Run(
        Actor actor,
        Stream file,
        string fileName,
        CancellationToken cancel = default
    )
    {
        await RemoveOld(cancel);
        var id = Ids.New(time);
        if (await files.Keep(id, file, cancel) is { } full)
            return full;
        try
        {
            await using var kept = files.Open(id)!;
            var name = Path.GetFileNameWithoutExtension(fileName).Trim();
            var proposal = await propose.Run(
                kept,
                name.Length == 0 ? "File" : name[..Math.Min(120, name.Length)],
                cancel: cancel
            );
            if (!proposal.IsDone)
            {
                files.Remove(id);
                return proposal.Refusal;
            }
            var upload = new Upload(
                id,
                actor.AgencyId,
                fileName,
                proposal.Value.Mapping,
                time.GetUtcNow(),
                actor.Name
            );
            await UploadStore.Add(db, upload, cancel);
            return upload;
        }
        catch
        {
            files.Remove(id);
            throw;
        }
    }

    private async Task RemoveOld(CancellationToken cancel)
    {
        foreach (var id in await UploadStore.RemoveBefore(db, time.GetUtcNow() - Longest, cancel))
            files.Remove(id);
    }
}
