using System.Text;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Publishing;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Publishing.ShowFiling;

/// <summary>One file of a filing, made anew from the data; its hash says whether it is the one that was submitted.</summary>
internal static class FileRequests
{
    public static async Task<IResult> Send(
        [AsParameters] FilingDesk desk,
        ExportTrust exportTrust,
        ExportStatements exportStatements,
        ExportSurveyList exportList,
        string service,
        string quarter,
        string name
    )
    {
        var isProgram = desk.Http.Key() is not null;
        var permission = isProgram ? Permission.PrepareFilings : Permission.ReadComments;
        var found = await FilingRequests.Find(desk, service, quarter, permission);
        if (!found.IsDone)
            return Refuse(desk, found.Refusal, isProgram);
        var report = await desk.Read.Run(found.Value.Query with { WithRows = false }, desk.Cancel);
        if (!report.IsDone)
            return Refuse(desk, report.Refusal, isProgram);
        var file = FilingFileName.Find(report.Value, name);
        if (file is null)
            return Refuse(
                desk,
                new Refusal(
                    "filing.file-unknown",
                    RefusalKind.NotFound,
                    $"This filing has no file “{name}”."
                ),
                isProgram
            );
        // Written to memory-backed disk first: a refusal must not come in the middle of a file.
        var made = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        var refusal = await Write(
            file,
            found.Value.Query,
            made,
            exportTrust,
            exportStatements,
            exportList,
            desk.Cancel
        );
        if (refusal is not null)
        {
            await made.DisposeAsync();
            return Refuse(desk, refusal, isProgram);
        }
        made.Position = 0;
        return Results.Stream(made, "text/csv; charset=utf-8", name);
    }

    private static async Task<Refusal?> Write(
        FilingFileName file,
        FilingQuery query,
        Stream to,
        ExportTrust exportTrust,
        ExportStatements exportStatements,
        ExportSurveyList exportList,
        CancellationToken cancel
    )
    {
        if (file.Part == FilingPart.Responses)
            return (await exportTrust.Run(query, file.Survey, to, cancel)).Refusal;
        if (file.Part == FilingPart.Surveys)
        {
            var list = await exportList.Run(query, cancel);
            if (!list.IsDone)
                return list.Refusal;
            await to.WriteAsync(Encoding.UTF8.GetBytes(list.Value), cancel);
            return null;
        }
        var statements = await exportStatements.Run(query, file.Survey, cancel);
        if (!statements.IsDone)
            return statements.Refusal;
        var text =
            file.Part == FilingPart.Header ? statements.Value.Header : statements.Value.Detail;
        await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        return null;
    }

    private static IResult Refuse(FilingDesk desk, Refusal refusal, bool isProgram) =>
        isProgram ? refusal.ToProblem() : Results.StatusCode(refusal.Kind.Status());
}
