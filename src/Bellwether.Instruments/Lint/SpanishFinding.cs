namespace Bellwether.Instruments;

/// <summary>Gives a finding its Spanish words where it is made.</summary>
internal static class SpanishFinding
{
    public static Finding Es(this Finding finding, string message, string fix) =>
        finding with
        {
            Spanish = (message, fix),
        };
}
