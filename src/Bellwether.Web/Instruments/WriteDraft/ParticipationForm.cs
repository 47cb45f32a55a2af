using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>Reads who is asked, how they come to the form, and how much of an answer is enough.</summary>
internal static class ParticipationForm
{
    public static InstrumentContent Apply(InstrumentContent content, IFormCollection form)
    {
        var before = content.Participation ?? new Participation();
        var typed = before with
        {
            Audience =
                Enum.TryParse<InstrumentAudience>(form["audience"], out var audience)
                && Enum.IsDefined(audience)
                    ? audience
                    : before.Audience,
            LinkOnly = form.ContainsKey("linkOnly"),
            TakesPartial = form.ContainsKey("takesPartial"),
            SmallestGroup = Number(form, "smallestGroup"),
            ResumeDays = Number(form, "resumeDays"),
        };
        // What is usual is not written down, so that the document of a usual questionnaire stays as it is.
        return content with { Participation = typed == new Participation() ? null : typed };
    }

    // What is no number is kept as one that the lint refuses in words, never as "no rule".
    private static int Number(IFormCollection form, string field)
    {
        var words = form[field].ToString().Trim();
        return words.Length == 0 ? 0
            : int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
            : -1;
    }
}
