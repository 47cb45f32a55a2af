using System.Security.Cryptography;
using System.Text;
using Bellwether.Collection;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Through which door a hosted form is answered, and what the intake is told about it.</summary>
/// <param name="Door">form, embed or kiosk.</param>
/// <param name="Channel">The channel's code where it is not the collector's own.</param>
internal sealed record Doorway(string Door, string? Channel = null)
{
    /// <summary>The field in which a script puts the little work it did.</summary>
    public const string WorkName = "bw-work";

    private const string PageName = "bw-page";
    private const int WorkBits = 14;

    private static readonly Doorway Hosted = new("form");

    /// <summary>The door of a request: the hosted form's own, unless another door let it in.</summary>
    public static Doorway Of(HttpContext context) =>
        context.Items.TryGetValue(typeof(Doorway), out var found) ? (Doorway)found! : Hosted;

    /// <summary>Lets a request in through this door.</summary>
    public void Enter(HttpContext context) => context.Items[typeof(Doorway)] = this;

    /// <summary>The answer with what the door knows of it.</summary>
    public IncomingResponse Complete(
        HttpContext context,
        IncomingResponse incoming,
        string visitText
    )
    {
        var work = context.Request.Form[WorkName].ToString();
        var fits = IsWork(visitText, work);
        return incoming with
        {
            Door = Door,
            Channel = Channel,
            Unseen = !Passerby.Counts(context),
            Page = Door == "embed" ? context.Request.Form[PageName].ToString() : incoming.Page,
            Earned = fits,
            WrongWork = !fits && work.Length > 0,
        };
    }

    /// <summary>True when the work fits the visit: a number whose hash with it begins with fourteen zero bits.</summary>
    public static bool IsWork(string visitText, string work)
    {
        if (work.Length is 0 or > 20 || visitText.Length == 0)
            return false;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{visitText}:{work}"), hash);
        return ((hash[0] << 8) | hash[1]) >> (16 - WorkBits) == 0;
    }
}
