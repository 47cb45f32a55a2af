using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection;

/// <summary>The language of a form: any its instrument has, with the pages' own words in the nearest language they speak.</summary>
/// <param name="Interface">The language of buttons, hints and notices.</param>
/// <param name="Code">The language of the questions (ar).</param>
internal sealed record FormLanguage(Language Interface, string Code)
{
    /// <summary>The language the person wants, among those the version has.</summary>
    public static FormLanguage Choose(HttpContext context, InstrumentVersion version)
    {
        var code =
            Wanted(context).FirstOrDefault(wanted => version.Languages.Contains(wanted))
            ?? version.Languages.FirstOrDefault()
            ?? "en";
        return Of(code);
    }

    /// <summary>The language with that code.</summary>
    public static FormLanguage Of(string code) =>
        new(Language.Find(code) ?? Language.English, code);

    /// <summary>The language as a link to it shows it: in itself.</summary>
    public static Language Named(string code) =>
        Language.Find(code)
        ?? new Language(code, OwnName(code), CultureInfo.GetCultureInfo("en-US"));

    private static string OwnName(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static IEnumerable<string> Wanted(HttpContext context)
    {
        if (context.Request.Query[RequestLanguage.QueryKey].ToString() is { Length: > 0 } asked)
            yield return asked;
        foreach (
            var accepted in context
                .Request.GetTypedHeaders()
                .AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1)
        )
        {
            var code = accepted.Value.ToString();
            yield return code;
            yield return code.Split('-')[0];
        }
    }
}
