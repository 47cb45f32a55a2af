using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.ShowNowcast;

/// <summary>The same document for the command line as for programs.</summary>
public static class NowcastJson
{
    /// <summary>The document.</summary>
    /// <param name="nowcast">The nowcast.</param>
    /// <param name="language">en or es.</param>
    public static object Of(Nowcast nowcast, string language) => NowcastReply.Of(nowcast, language);
}
