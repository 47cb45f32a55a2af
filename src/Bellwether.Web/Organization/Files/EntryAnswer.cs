using System.Text;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Organization.Files;

/// <summary>Files of entries over HTTP, out and in.</summary>
internal static class EntryAnswer
{
    private const long Largest = 4 * 1024 * 1024;

    public static IResult File(string text, string name, EntryFormat form) =>
        form == EntryFormat.Json
            ? Results.Bytes(Encoding.UTF8.GetBytes(text), "application/json", $"{name}.json")
            : Results.Bytes(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"{name}.csv");

    public static async Task<Outcome<T>> Read<T>(
        IFormFile? file,
        Texts texts,
        Func<string, Outcome<T>> read,
        CancellationToken cancel
    )
    {
        if (file is null || file.Length == 0)
            return new Refusal(
                "form.incomplete",
                RefusalKind.Invalid,
                texts["organization.files.choose"]
            );
        if (file.Length > Largest)
            return new Refusal(
                "form.incomplete",
                RefusalKind.Invalid,
                texts["organization.files.too-large"]
            );
        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, false));
        return read(await reader.ReadToEndAsync(cancel));
    }
}
