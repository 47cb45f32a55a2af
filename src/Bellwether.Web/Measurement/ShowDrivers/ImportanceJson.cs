using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.ShowDrivers;

/// <summary>The same document for the command line as for programs.</summary>
public static class ImportanceJson
{
    /// <summary>The document.</summary>
    /// <param name="importance">What is linked with an outcome.</param>
    /// <param name="language">en or es.</param>
    public static object Of(DriverImportance importance, string language) =>
        ImportanceReply.Of(importance, language);
}
