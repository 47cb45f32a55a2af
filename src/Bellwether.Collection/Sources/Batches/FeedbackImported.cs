using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>What became of an imported file.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Quarantined">What was found wrong, the first ten thousand; every fault is kept with the batch.</param>
public sealed record FeedbackImported(Batch Batch, ImmutableArray<RowFault> Quarantined);
