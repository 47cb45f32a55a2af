using Bellwether.Collection;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection;

/// <summary>The HTTP status of a refused answer: some of the intake's refusals have one of their own.</summary>
internal static class IntakeStatus
{
    public static int Of(Refusal refusal) =>
        refusal.Code switch
        {
            CollectorGate.Closed
            or CollectorGate.ClearanceExpired
            or CollectorGate.Unlawful
            or CheckQuotas.Enough => StatusCodes.Status410Gone,
            "intake.rate" => StatusCodes.Status429TooManyRequests,
            "intake.too-large" => StatusCodes.Status413PayloadTooLarge,
            "intake.busy" => StatusCodes.Status503ServiceUnavailable,
            _ => refusal.Kind.Status(),
        };
}
