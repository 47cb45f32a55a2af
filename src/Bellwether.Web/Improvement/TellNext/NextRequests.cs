using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Improvement.TellNext;

/// <summary>Writing what happens next, showing it to everybody, and taking over where cases stand.</summary>
internal static class NextRequests
{
    public static async Task<IResult> List(
        HttpContext http,
        [AsParameters] NextDesk desk,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var pages = await desk.Pages.Run(agencyId, cancel: cancel);
        var states = new List<NextState>();
        foreach (var service in await desk.Reader.Services(http, Permission.ReadFigures, cancel))
        {
            var page = pages.GetValueOrDefault(service.ServiceId);
            states.Add(
                new NextState(
                    service,
                    page,
                    await desk.HowLong.Run(
                        agencyId,
                        service.ServiceId,
                        page?.Words.PromiseDays,
                        cancel
                    )
                )
            );
        }
        return new RazorComponentResult<NextListPage>(new { States = states });
    }

    public static Task<IResult> Show(
        HttpContext http,
        [AsParameters] NextDesk desk,
        string slug,
        [FromQuery] string? done,
        CancellationToken cancel
    ) => Page(http, desk, slug, new Shown(Done: done), cancel);

    public static async Task<IResult> Write(
        HttpContext http,
        [AsParameters] NextDesk desk,
        WriteNextPage write,
        string slug,
        CancellationToken cancel
    )
    {
        var service = await desk.Reader.Service(http, slug, cancel, Permission.RecordChanges);
        if (!service.IsDone)
            return service.Refusal.ToPage();
        var words = NextForm.Read(await http.Request.ReadFormAsync(cancel));
        var outcome = await write.Run(http.User.ToActor(), service.Value.ServiceId, words, cancel);
        return outcome.IsDone
            ? Results.LocalRedirect($"/act/next/{slug}?done=written")
            : await Page(
                http,
                desk,
                slug,
                new Shown(words, NextForm.Translate(desk.Texts, outcome.Refusal)),
                cancel
            );
    }

    public static async Task<IResult> Publish(
        HttpContext http,
        [AsParameters] NextDesk desk,
        PublishNextPage publish,
        string slug,
        [FromForm] bool published,
        CancellationToken cancel
    )
    {
        var service = await desk.Reader.Service(http, slug, cancel, Permission.PublishChanges);
        if (!service.IsDone)
            return service.Refusal.ToPage();
        var outcome = await publish.Run(
            http.User.ToActor(),
            service.Value.ServiceId,
            published,
            cancel
        );
        return outcome.IsDone
            ? Results.LocalRedirect(
                $"/act/next/{slug}?done={(published ? "published" : "withdrawn")}"
            )
            : outcome.Refusal.ToPage();
    }

    public static async Task<IResult> TakeStatuses(
        HttpContext http,
        [AsParameters] NextDesk desk,
        ReadTable readTable,
        RecordStatuses record,
        string slug,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        var service = await desk.Reader.Service(http, slug, cancel, Permission.ImportData);
        if (!service.IsDone)
            return service.Refusal.ToPage();
        if (file is null || file.Length == 0)
            return await Page(
                http,
                desk,
                slug,
                Wrong(desk.Texts["improvement.next.fault.file"]),
                cancel
            );
        await using var stream = file.OpenReadStream();
        var rows = await readTable.Run(
            stream,
            StatusColumns.Needed,
            StatusColumns.Others,
            cancel: cancel
        );
        if (!rows.IsDone)
            return await Page(http, desk, slug, Wrong(rows.Refusal.Message), cancel);
        var outcome = await record.Run(
            http.User.ToActor(),
            service.Value.ServiceId,
            StatusColumns.Lines(rows.Value),
            cancel: cancel
        );
        return await Page(
            http,
            desk,
            slug,
            outcome.IsDone
                ? new Shown(Recorded: outcome.Value)
                : new Shown(FileRefusal: outcome.Refusal),
            cancel
        );
    }

    private static Shown Wrong(string message) =>
        new(
            FileRefusal: new Refusal("form.incomplete", RefusalKind.Invalid, message)
            {
                Faults = [new Fault("file", message)],
            }
        );

    private sealed record Shown(
        NextWords? Typed = null,
        Refusal? Refusal = null,
        string? Done = null,
        Refusal? FileRefusal = null,
        StatusesRecorded? Recorded = null
    );

    private static async Task<IResult> Page(
        HttpContext http,
        NextDesk desk,
        string slug,
        Shown shown,
        CancellationToken cancel
    )
    {
        var service = await desk.Reader.Service(http, slug, cancel);
        if (!service.IsDone)
            return service.Refusal.ToPage();
        var agencyId = http.User.ToActor().AgencyId;
        var page = (await desk.Pages.Run(agencyId, cancel: cancel)).GetValueOrDefault(
            service.Value.ServiceId
        );
        return new RazorComponentResult<NextEditPage>(
            new
            {
                State = new NextState(
                    service.Value,
                    page,
                    await desk.HowLong.Run(
                        agencyId,
                        service.Value.ServiceId,
                        page?.Words.PromiseDays,
                        cancel
                    )
                ),
                Agency = (await desk.Agencies.Run(agencyId, cancel))!,
                Home = $"{http.Request.Scheme}://{http.Request.Host}",
                Typed = shown.Typed ?? page?.Words ?? NextForm.Empty,
                shown.Refusal,
                shown.Done,
                shown.FileRefusal,
                shown.Recorded,
                MayWrite = await desk.Reader.May(
                    http,
                    Permission.RecordChanges,
                    service.Value,
                    cancel
                ),
                MayPublish = await desk.Reader.May(
                    http,
                    Permission.PublishChanges,
                    service.Value,
                    cancel
                ),
                MayImport = await desk.Reader.May(
                    http,
                    Permission.ImportData,
                    service.Value,
                    cancel
                ),
            }
        )
        {
            StatusCode =
                shown.Refusal is null && shown.FileRefusal is null
                    ? StatusCodes.Status200OK
                    : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
