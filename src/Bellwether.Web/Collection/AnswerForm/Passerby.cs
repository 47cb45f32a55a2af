using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Whether a showing of a form counts as an offer: shown to a person who may answer, as far as the request tells.</summary>
internal static class Passerby
{
    // What programs call themselves. Who hides is counted as a person: an offer too many makes a rate lower, never better.
    private static readonly string[] Programs =
    [
        "bot",
        "crawl",
        "spider",
        "slurp",
        "preview",
        "headless",
        "monitor",
        "scan",
        "fetch",
        "curl",
        "wget",
        "python",
        "java/",
        "go-http",
        "httpclient",
        "libwww",
        "facebookexternalhit",
        "whatsapp",
        "lighthouse",
        "axios",
        "okhttp",
    ];

    /// <summary>False for programs, for what a browser loads ahead, for previews, and for signed-in staff.</summary>
    public static bool Counts(HttpContext context)
    {
        var request = context.Request;
        var agent = request.Headers.UserAgent.ToString();
        if (agent.Length == 0 || request.Query.ContainsKey("preview"))
            return false;
        foreach (var program in Programs)
            if (agent.Contains(program, StringComparison.OrdinalIgnoreCase))
                return false;
        return !IsAhead(request) && !IsStaff(request);
    }

    private static bool IsAhead(HttpRequest request) =>
        request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal)
        || request.Headers["Purpose"] == "prefetch";

    // Only whether the staff session's cookie is there; what is in it is not looked at.
    private static bool IsStaff(HttpRequest request) =>
        request.Headers.Cookie.ToString().Contains("bellwether-staff=", StringComparison.Ordinal);
}
