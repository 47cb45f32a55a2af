using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>Why a batch cannot be imported or taken back.</summary>
internal static class BatchRefusals
{
    public static Refusal Unknown() =>
        new Refusal(
            "batch.unknown",
            RefusalKind.NotFound,
            "There is no such import in this agency. List them with imports list."
        );

    public static Refusal Running() =>
        new Refusal(
            "batch.running",
            RefusalKind.Conflict,
            "This import is still running. Wait until it is through, or a minute after it was interrupted."
        );

    public static Refusal Undoing() =>
        new Refusal(
            "batch.undoing",
            RefusalKind.Conflict,
            "This import is being taken back. Let the undo finish, then import the file again."
        );

    public static Refusal OtherKind(string command) =>
        new Refusal(
            "mapping.kind",
            RefusalKind.Invalid,
            $"This mapping is for files of another kind. Use {command}."
        );
}
