using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>A file to import with a mapping.</summary>
/// <param name="File">The file. A stream that cannot be read twice is copied to a temporary file first.</param>
/// <param name="FileName">Its name, for the report.</param>
/// <param name="Mapping">What its columns mean.</param>
public sealed record FeedbackToImport(Stream File, string FileName, Mapping Mapping)
{
    /// <summary>The service of all rows that name none; it takes the place of what the mapping says.</summary>
    public string? Service { get; init; }

    /// <summary>The channel of all rows that name none.</summary>
    public string? Channel { get; init; }

    /// <summary>The day of all rows of a file without dates.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The mapping with what was chosen, if it is complete; a mapping whose day is said at each import needs the day.</summary>
    internal Outcome<Mapping> Checked =>
        Mapping.Date is { Said: true } && Day is null
            ? new Refusal(
                "mapping.day",
                RefusalKind.Invalid,
                "The file has no dates. Say the day of its rows (--on YYYY-MM-DD), for example the last day of the quarter, and read quarters only."
            )
            : MappingRules.Check(Chosen);

    /// <summary>The mapping with what was chosen for this file.</summary>
    internal Mapping Chosen =>
        Mapping with
        {
            Service = Service is null
                ? Mapping.Service
                : (Mapping.Service ?? new()) with
                {
                    Constant = Service,
                },
            Channel = Channel is null
                ? Mapping.Channel
                : (Mapping.Channel ?? new()) with
                {
                    Constant = Channel,
                },
            Date = Day is null ? Mapping.Date : (Mapping.Date ?? new()) with { Constant = Day },
        };
}
