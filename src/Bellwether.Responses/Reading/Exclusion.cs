namespace Bellwether.Responses;

/// <summary>Why a response is in no figure and in no filing: the words that files and the interface for programs carry.</summary>
internal static class Exclusion
{
    public static string Of(Disposition disposition, ExclusionReason? marked) =>
        disposition switch
        {
            _ when marked is { } reason => reason.ToString().ToLowerInvariant(),
            Disposition.BreakOff => "break-off",
            Disposition.ScreenedOut => "screened-out",
            Disposition.Refused => "refused",
            Disposition.Continued => "continued",
            _ => "",
        };
}
