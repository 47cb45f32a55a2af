using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Collection.ReachPeople;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.EnterAnswers;

/// <summary>A call: the agent reads the questions aloud and types the answers while the caller speaks.</summary>
internal static class PhoneRequests
{
    private const string Channel = "phone";

    public static async Task<IResult> Show(
        HttpContext http,
        Guid id,
        FindReach findReach,
        TimeProvider time,
        string? done,
        string? language,
        CancellationToken cancel
    ) =>
        await findReach.Run(http, id, cancel) is { } reach
            ? Form(
                reach,
                new CallForm
                {
                    Call = Ids.New(time).ToString("N"),
                    Done = done,
                    Language = language == "es" ? "es" : "en",
                }
            )
            : Results.NotFound();

    public static async Task<IResult> Post(
        HttpContext http,
        Guid id,
        FindReach findReach,
        RecordResponse recordResponse,
        RecordOffers recordOffers,
        CancellationToken cancel
    )
    {
        if (await findReach.Run(http, id, cancel) is not { } reach)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var (call, language) = (form["call"].ToString(), form["language"] == "es" ? "es" : "en");
        var typed = TypedForm.Read(form, reach.Version);
        var read = TypedAnswers.Run(reach.Version, typed, language);
        var refusal = read.Refusal;
        if (read.IsDone)
        {
            var outcome = await recordResponse.Run(
                new IncomingResponse(reach.Collector.Key, read.Value)
                {
                    ExternalId = $"call/{call}",
                    VersionId = reach.Version.VersionId,
                    Language = language,
                    Door = "phone",
                    Channel = Channel,
                    Earned = true,
                },
                cancel
            );
            if (outcome.IsDone)
            {
                // Whoever answered was asked: the offer is counted with the answer, once for each call.
                await Count(http, reach, call, recordOffers, cancel);
                return TypedResults.LocalRedirect(
                    $"{reach.Page}/phone?done=recorded&language={language}"
                );
            }
            refusal = outcome.Refusal;
        }
        return Form(
            reach,
            new CallForm
            {
                Call = call,
                Language = language,
                Typed = typed,
                Refusal = TypedForm.Named(refusal!, reach.Version),
            }
        );
    }

    public static async Task<IResult> Declined(
        HttpContext http,
        Guid id,
        FindReach findReach,
        RecordOffers recordOffers,
        CancellationToken cancel
    )
    {
        if (await findReach.Run(http, id, cancel) is not { } reach)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var outcome = await Count(http, reach, form["call"].ToString(), recordOffers, cancel);
        return outcome.Answer(_ => TypedResults.LocalRedirect($"{reach.Page}/phone?done=declined"));
    }

    private static Task<Outcome<OfferEntry>> Count(
        HttpContext http,
        Reach reach,
        string call,
        RecordOffers recordOffers,
        CancellationToken cancel
    ) =>
        recordOffers.Run(
            http.User.ToActor(),
            new OffersToRecord(
                reach.Collector.CollectorId,
                Channel,
                reach.Today,
                1,
                $"call/{call}"
            ),
            cancel
        );

    private static RazorComponentResult<PhonePage> Form(Reach reach, CallForm form) =>
        new(new { Reach = reach, Form = form })
        {
            StatusCode = form.Refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
}

/// <summary>What stands on the page of a call.</summary>
public sealed record CallForm
{
    /// <summary>The call's own id: sent twice, it is one answer.</summary>
    public string Call { get; init; } = "";

    /// <summary>The language that is spoken.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What was typed, by item key.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } =
        new Dictionary<string, string>();

    /// <summary>Why the last try was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What happened to the last call: recorded or declined.</summary>
    public string? Done { get; init; }
}
