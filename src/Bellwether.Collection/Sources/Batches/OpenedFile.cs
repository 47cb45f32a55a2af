using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>A file that was surveyed and can be read row by row with its mapping.</summary>
internal sealed class OpenedFile : IDisposable
{
    private OpenedFile(Mapping mapping, FileSurvey survey, ISourceReader source, RowReader reader)
    {
        Mapping = mapping;
        Survey = survey;
        Source = source;
        Reader = reader;
    }

    public Mapping Mapping { get; }

    public FileSurvey Survey { get; }

    public ISourceReader Source { get; }

    public RowReader Reader { get; }

    /// <summary>The same file with the same mapping is the same batch.</summary>
    public Guid BatchId(Guid agencyId) =>
        Ids.From(agencyId, $"batch:{Survey.Look.Hash}:{MappingDocument.Hash(Mapping)}");

    /// <summary>Surveys the file and opens it.</summary>
    public static Outcome<OpenedFile> Open(
        Stream file,
        Mapping mapping,
        Agency agency,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var content = MappedInstrument.Of(mapping, "the service");
        if (!content.IsDone)
            return content.Refusal;
        var survey = FileSurvey.Of(file, mapping, cancel);
        if (!survey.IsDone)
            return survey.Refusal;
        var calendar = agency.Calendar;
        var dates = mapping.Date is { Column: not null } rule
            ? new DateReader(rule, survey.Value.Dates, calendar, calendar.LocalDay(now))
            : null;
        var source = SourceFile.Open(file, survey.Value.Look, mapping.Reads);
        source.Want(survey.Value.Columns.Needed);
        return new OpenedFile(
            mapping,
            survey.Value,
            source,
            new RowReader(mapping, survey.Value.Columns, content.Value, dates)
        );
    }

    public void Dispose() => Source.Dispose();
}
