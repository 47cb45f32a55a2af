namespace Bellwether.Collection;

/// <summary>A collector by its public key, from memory: what a form, an intake and a public notice start with.</summary>
public sealed class FindCollector(CollectorDirectory directory)
{
    /// <summary>The collector with its agency, service and version, or null when no address has this key.</summary>
    public ValueTask<CollectorInUse?> Run(string key, CancellationToken cancel = default) =>
        directory.Find(key, cancel);
}
