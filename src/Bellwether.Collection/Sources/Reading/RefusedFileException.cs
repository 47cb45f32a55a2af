using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>A file that cannot be used as a whole was met while it was read; the operation gives the refusal back.</summary>
internal sealed class RefusedFileException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
