using System.Security.Cryptography;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>How the files of a filing are called, and the hash over them all.</summary>
internal static class FileNames
{
    public static string Trust(SurveyEvidence survey) => Of(survey, "responses");

    public static string Header(SurveyEvidence survey) => Of(survey, "header");

    public static string Detail(SurveyEvidence survey) => Of(survey, "detail");

    public static string Details(Service service, Period quarter) =>
        $"{service.Slug}-{quarter.Name.ToLowerInvariant()}-surveys.csv";

    public static FilingFileMark Mark(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new FilingFileMark(
            name,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            bytes.Length
        );
    }

    /// <summary>The hash that <c>sha256sum * | sha256sum</c> prints in a folder with these files.</summary>
    public static string HashOf(IEnumerable<FilingFileMark> files) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Concat(
                        files
                            .OrderBy(file => file.Name, StringComparer.Ordinal)
                            .Select(file => $"{file.Sha256}  {file.Name}\n")
                    )
                )
            )
        );

    private static string Of(SurveyEvidence survey, string what) =>
        $"{survey.Collector.Key}-{survey.Quarter.Name.ToLowerInvariant()}-{what}.csv";
}
