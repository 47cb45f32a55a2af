using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.Embed;

/// <summary>Catches the page that the hosted form would send, so that another door can show it in its own way.</summary>
internal static class Captured
{
    /// <summary>The page as a tree. Status and headers stay on the response; nothing has been sent.</summary>
    public static async Task<Markup> Run(HttpContext context, Func<Task> send)
    {
        var response = context.Response;
        var real = response.Body;
        await using var caught = new MemoryStream();
        response.Body = caught;
        try
        {
            await send();
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            response.Body = real;
        }
        response.ContentLength = null;
        return Markup.Read(Encoding.UTF8.GetString(caught.ToArray()));
    }
}
