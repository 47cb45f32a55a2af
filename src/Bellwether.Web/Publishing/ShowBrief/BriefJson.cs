using Bellwether.Publishing;

namespace Bellwether.Web.Publishing.ShowBrief;

/// <summary>The same document for the command line as for programs.</summary>
public static class BriefJson
{
    /// <summary>The document.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="language">en or es.</param>
    public static object Of(Brief brief, string language) => BriefReply.Of(brief, language);
}
