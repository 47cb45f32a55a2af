namespace Bellwether.Responses;

/// <summary>
/// The one definition of a reportable response: it is in the log, complete or partial, and nobody has marked it as spam, flagged
/// or deleted. Whoever reads the log or its words puts this into the question; a test lists those who do not, with their reasons.
/// </summary>
internal static class ReportableStore
{
    /// <summary>A condition: no exclusion stands against the response of this row.</summary>
    /// <param name="row">The alias of a table with collector_id, day and response_id.</param>
    public static string Only(string row) => $"NOT {Excluded(row)}";

    /// <summary>A condition: an exclusion stands against the response of this row.</summary>
    public static string Excluded(string row) =>
        $"EXISTS (SELECT 1 FROM responses_exclusion x WHERE x.collector_id = {row}.collector_id AND x.day = {row}.day AND x.response_id = {row}.response_id)";
}
