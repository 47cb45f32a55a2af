using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement.ShowQuestions;

/// <summary>One form within the reader's reach, and the figures of its questions.</summary>
/// <param name="Form">The collector.</param>
/// <param name="Desk">The agency's calendar and day.</param>
/// <param name="Figures">The figures.</param>
internal sealed record QuestionsOfForm(Collector Form, Desk Desk, FormFigures Figures);

/// <summary>Finds a form by its id or its key and reads its questions: page, file and program ask here.</summary>
internal sealed class QuestionsAsked(Reader reader, FormScopes forms, ReadQuestions read)
{
    public async Task<Outcome<QuestionsOfForm>> Run(
        HttpContext http,
        string? form,
        string? period,
        string? channel,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var found = await forms.Find(agencyId, form, cancel);
        if (!found.IsDone)
            return found.Refusal;
        var service = await reader.Service(http, found.Value.ServiceId.ToString(), cancel);
        if (!service.IsDone)
            return service.Refusal;
        var desk = await reader.Desk(http, cancel);
        var at = string.IsNullOrWhiteSpace(period) ? desk.ThisQuarter : desk.Calendar.Read(period);
        if (!at.IsDone)
            return at.Refusal;
        var scope = FormScopes.Of(found.Value, service.Value, Language.Current.Code);
        var figures = await read.Run(
            new QuestionsQuery(agencyId, scope, at.Value)
            {
                Channel = string.IsNullOrWhiteSpace(channel) ? null : channel.Trim(),
            },
            cancel
        );
        return figures.IsDone
            ? new QuestionsOfForm(found.Value, desk, figures.Value)
            : figures.Refusal;
    }
}
