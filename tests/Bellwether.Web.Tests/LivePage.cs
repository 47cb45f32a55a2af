using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Tests;

/// <summary>The smallest page that lives: a number in a region, a source that says "changed", an address that changes it.</summary>
internal sealed class LivePage
{
    private readonly Channel<int> changes = Channel.CreateUnbounded<int>();
    private int count;

    public void Map(IEndpointRouteBuilder routes, Func<AssetFiles> files)
    {
        routes.MapGet("/live", () => Results.Content(Html(files()), "text/html; charset=utf-8"));
        routes.MapGet(
            "/live/events",
            (CancellationToken cancel) => TypedResults.ServerSentEvents(Events(cancel))
        );
        routes.MapGet("/live/change", () => changes.Writer.TryWrite(++count));
    }

    private string Html(AssetFiles files) =>
        $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Live</title>
            <script src="{files.Url("js/staff.js")}" type="module"></script></head>
            <body><div id="region" data-live="/live/events"><p>{count} answers</p>
            <details><summary>How computed</summary>Counted.</details></div></body></html>
            """;

    private async IAsyncEnumerable<SseItem<string>> Events(
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var change in changes.Reader.ReadAllAsync(cancel))
        {
            yield return new SseItem<string>($"{change}", "changed");
        }
    }
}
