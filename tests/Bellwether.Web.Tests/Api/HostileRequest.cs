using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Tests.Api;

/// <summary>One request as it is put on the line.</summary>
internal sealed record HostileRequest(
    string Pattern,
    string Method,
    string Path,
    string Query,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[] Body
)
{
    public bool IsIntake =>
        Path.EndsWith("/responses", StringComparison.Ordinal) && Method == "POST";

    /// <summary>True for what the six counted lists grow by.</summary>
    public bool MakesSomething => Method == "POST" && !IsIntake;

    /// <summary>True when it may get back the word that only the neighbour has because it said it itself.</summary>
    public bool Echoes =>
        $"{Path}{Query}{Encoding.UTF8.GetString(Body)}".Contains(
            "ferry",
            StringComparison.OrdinalIgnoreCase
        );

    public void Apply(HttpContext http)
    {
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Method = Method;
        http.Request.Path = new PathString(Path);
        http.Request.QueryString = new QueryString(Query);
        foreach (var (name, value) in Headers)
            http.Request.Headers.Append(name, value);
        if (Method == "GET")
            return;
        http.Request.Body = new MemoryStream(Body);
        http.Request.ContentLength = Body.Length;
    }

    public override string ToString() =>
        $"{Method} {Path}{Query} [{string.Join("; ", Headers.Where(h => h.Name != "Authorization"))}] {Shown}";

    private string Shown =>
        Encoding.UTF8.GetString(Body) is var text && text.Length > 400 ? text[..400] + "…" : text;
}
