namespace Bellwether.Collection.Filings;

/// <summary>What became of an imported file.</summary>
/// <param name="ImportId">The import; the same file again is the same import.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Filings">Rows that are filings, whether new or not.</param>
/// <param name="Providers">Different providers among them.</param>
/// <param name="Services">Different services among them, by id.</param>
/// <param name="Respondents">Respondents they report, as filed.</param>
/// <param name="Questions">Answer distributions read.</param>
/// <param name="Mismatches">Published means that the counts do not reproduce to two decimals, half away from zero.</param>
/// <param name="Quarantined">What was found wrong, the first <see cref="MostListed"/>; every one is kept with the import.</param>
/// <param name="Defects">How many there are in all.</param>
/// <param name="Added">Filings that are new.</param>
/// <param name="Unchanged">Filings that were in already, word for word: nothing was done.</param>
/// <param name="Revised">Filings that were in with other content: the earlier counts were taken back and these put in.</param>
public sealed record ImportReport(
    Guid ImportId,
    string FileName,
    int Filings,
    int Providers,
    int Services,
    long Respondents,
    int Questions,
    int Mismatches,
    IReadOnlyList<Defect> Quarantined,
    int Defects,
    int Added,
    int Unchanged,
    int Revised
)
{
    /// <summary>Defects listed in the report itself, so that a file of any size is imported at flat memory.</summary>
    public const int MostListed = 10_000;
}

/// <summary>How far an import is.</summary>
/// <param name="Rows">Rows done.</param>
/// <param name="Of">Rows in the file.</param>
public sealed record ImportProgress(int Rows, int Of);

/// <summary>An import as it is kept.</summary>
/// <param name="ImportId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Filings">Rows that are filings.</param>
/// <param name="Providers">Different providers.</param>
/// <param name="Services">Different services.</param>
/// <param name="Respondents">Respondents reported.</param>
/// <param name="Questions">Answer distributions read.</param>
/// <param name="Mismatches">Published means that the counts do not reproduce.</param>
/// <param name="Defects">What was found wrong, in all.</param>
/// <param name="Added">Filings that are in because of it.</param>
/// <param name="Revised">Filings that it corrected.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it was through; null when it was interrupted. Importing the file again finishes it.</param>
/// <param name="ImportedBy">Who imported it.</param>
public sealed record ImportKept(
    Guid ImportId,
    Guid AgencyId,
    string FileName,
    long Filings,
    long Providers,
    long Services,
    long Respondents,
    long Questions,
    long Mismatches,
    long Defects,
    long Added,
    long Revised,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string ImportedBy
);

/// <summary>How often one reason occurs in an import.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Defects">How often.</param>
/// <param name="Rows">In how many rows.</param>
public sealed record DefectCount(string Reason, long Defects, long Rows);
