using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bellwether.Web.Collection.HandleSafety;

/// <summary>What stands in the form of the protocol.</summary>
public sealed record ProtocolTyped
{
    /// <summary>What whoever looks does.</summary>
    public string? Text { get; init; }

    /// <summary>What forms say about help, in English.</summary>
    public string? HotlineEnglish { get; init; }

    /// <summary>The same in Spanish.</summary>
    public string? HotlineSpanish { get; init; }

    /// <summary>Minutes for the most urgent.</summary>
    public string? UrgentMinutes { get; init; }

    /// <summary>Minutes for the rest.</summary>
    public string? SoonMinutes { get; init; }

    internal static ProtocolTyped Of(SafetyProtocol protocol) =>
        new()
        {
            Text = protocol.Text,
            HotlineEnglish = protocol.HotlineEnglish,
            HotlineSpanish = protocol.HotlineSpanish,
            UrgentMinutes = protocol.UrgentMinutes.ToString(CultureInfo.InvariantCulture),
            SoonMinutes = protocol.SoonMinutes.ToString(CultureInfo.InvariantCulture),
        };

    internal SafetyProtocol Protocol =>
        new(
            Text ?? "",
            HotlineEnglish ?? "",
            HotlineSpanish ?? "",
            Number(UrgentMinutes),
            Number(SoonMinutes)
        );

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}

/// <summary>The agency's own protocol: what is done, how fast, and what forms say about help.</summary>
internal static class ProtocolRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        FindSafetyProtocol find,
        bool? done,
        CancellationToken cancel
    ) =>
        Page(
            ProtocolTyped.Of(await find.Run(http.User.ToActor().AgencyId, cancel)),
            null,
            done == true
        );

    public static async Task<IResult> Post(
        HttpContext http,
        ChangeSafetyProtocol change,
        RecordAudit audit,
        Texts texts,
        [FromForm] ProtocolTyped typed,
        CancellationToken cancel
    )
    {
        var actor = http.User.ToActor();
        var outcome = await change.Run(actor, typed.Protocol, cancel);
        if (!outcome.IsDone)
            return Page(typed, SafetyWords.Translate(texts, outcome.Refusal), false);
        await audit.Run(actor, "safety.protocol-changed", "protocol", "", cancel);
        return Results.LocalRedirect("/listen/safety/protocol?done=true");
    }

    private static RazorComponentResult<ProtocolPage> Page(
        ProtocolTyped typed,
        Refusal? refusal,
        bool done
    ) =>
        new(
            new
            {
                Typed = typed,
                Refusal = refusal,
                Done = done,
            }
        )
        {
            StatusCode = refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}
