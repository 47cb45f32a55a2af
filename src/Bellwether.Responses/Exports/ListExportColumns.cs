using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>One line of the data dictionary of a file of responses.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">What stands in it: id, text, day, code, label, tick, rank, number, words.</param>
/// <param name="Version">The version of the instrument it is asked in; 0 for columns that every response has.</param>
/// <param name="Code">A code that may stand in it, or "".</param>
/// <param name="Means">The code's label, or what the column holds.</param>
public sealed record ExportColumnMeaning(
    string Column,
    string Kind,
    int Version,
    string Code,
    string Means
);

/// <summary>The data dictionary of a file of responses: every column, every code, in the words that people read.</summary>
public sealed class ListExportColumns(ListVersions versions, FindVersion find)
{
    /// <summary>The dictionary of the file that the same query gives.</summary>
    public async Task<IReadOnlyList<ExportColumnMeaning>> Run(
        ExportQuery query,
        CancellationToken cancel = default
    ) => (await ExportPlan.Of(query, versions, find, cancel)).Dictionary(query);
}
