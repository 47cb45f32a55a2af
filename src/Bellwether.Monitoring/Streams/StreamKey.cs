namespace Bellwether.Monitoring;

/// <summary>What is watched: one measure of one service on one channel, asked in the same words.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="Channel">The channel people answered by, or empty.</param>
/// <param name="Series">The series of the question; new words begin a new stream.</param>
public sealed record StreamKey(Guid ServiceId, string Measure, string Channel, string Series)
{
    /// <summary>As one word, for storing and comparing.</summary>
    public string Text => $"{ServiceId:N}/{Measure}/{Channel}/{Series}";
}
