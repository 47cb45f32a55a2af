using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>A new version of an index.</summary>
/// <param name="Index">Its key, or the name of the version it starts from.</param>
/// <param name="Weights">The new weights by part; parts that are not named keep theirs.</param>
/// <param name="Reason">Why, in the words that will stand beside it.</param>
public sealed record IndexRevision(
    string Index,
    IReadOnlyDictionary<string, int> Weights,
    string Reason
)
{
    /// <summary>New floors and targets by part, for the first way it is measured; parts that are not named keep theirs.</summary>
    public IReadOnlyDictionary<string, (double Floor, double? Target)> Targets { get; init; } =
        new Dictionary<string, (double, double?)>();
}

/// <summary>
/// Makes a new version of an index. The old one stays as it is, with everything that was said by it; the history under the new
/// one is computed anew beside it.
/// </summary>
public sealed class ReviseIndex
{
    private readonly ListIndices list;
    private readonly IndexStore store;
    private readonly TimeProvider time;

    internal ReviseIndex(ListIndices list, IndexStore store, TimeProvider time)
    {
        this.list = list;
        this.store = store;
        this.time = time;
    }

    /// <summary>Makes it; refused with every fault together when it could not be computed.</summary>
    public async Task<Outcome<IndexDefinition>> Run(
        Actor actor,
        IndexRevision revision,
        CancellationToken cancel = default
    )
    {
        var all = await list.Run(actor.AgencyId, cancel);
        if (ListIndices.Find(all, revision.Index) is not { } basis)
            return Refusals.NoIndex(revision.Index);
        var next = basis with
        {
            Version = all.Where(index => index.Key == basis.Key).Max(index => index.Version) + 1,
            Reason = LocalText.Of(revision.Reason.Trim()),
            Parts = [.. basis.Parts.Select(part => Revised(part, revision))],
        };
        if (Faults(basis, revision, next) is { Count: > 0 } faults)
            return new Refusal(
                "index.invalid",
                RefusalKind.Invalid,
                faults.Count == 1
                    ? faults[0].Message
                    : "The index cannot be made this way yet. Please look at the marked parts."
            )
            {
                Faults = faults,
            };
        return await store.Add(
            actor.AgencyId,
            next,
            revision.Reason.Trim(),
            time.GetUtcNow(),
            actor.Name,
            cancel
        )
            ? next
            : new Refusal(
                "index.revised",
                RefusalKind.Conflict,
                $"Somebody else has just made {next.Name}. Look at it, then make your change again."
            );
    }

    private static IndexPart Revised(IndexPart part, IndexRevision revision) =>
        part with
        {
            Weight = revision.Weights.TryGetValue(part.Key, out var weight) ? weight : part.Weight,
            Ways = revision.Targets.TryGetValue(part.Key, out var ends)
                ? part.Ways.SetItem(
                    0,
                    part.Ways[0] with
                    {
                        Floor = ends.Floor,
                        Target = ends.Target,
                        Reason = LocalText.Of(revision.Reason.Trim()),
                    }
                )
                : part.Ways,
        };

    private static IReadOnlyList<Fault> Faults(
        IndexDefinition basis,
        IndexRevision revision,
        IndexDefinition next
    )
    {
        List<Fault> faults = [.. CheckIndex.Of(next)?.Faults ?? []];
        var unknown = revision
            .Weights.Keys.Concat(revision.Targets.Keys)
            .Where(key => basis.Parts.All(part => part.Key != key));
        faults.AddRange(
            unknown
                .Distinct(StringComparer.Ordinal)
                .Select(key => new Fault(
                    key,
                    $"{basis.Name} has no part “{key}”. Its parts are {string.Join(", ", basis.Parts.Select(part => part.Key))}."
                ))
        );
        if (revision.Reason.Trim().Length is 0 or > 400)
            faults.Add(
                new Fault(
                    "reason",
                    "Write why, in up to 400 characters: it stands beside the index."
                )
            );
        return faults;
    }
}
