using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Foundation;

namespace Bellwether.Cli;

/// <summary>How commands speak: results on the output stream, progress and refusals on the error stream.</summary>
internal static class Print
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Prints the value, as JSON or in words, or the refusal; returns the exit code.</summary>
    public static int Outcome<T>(
        ParseResult parse,
        Outcome<T> outcome,
        Action<T> words,
        Func<T, object>? json = null
    )
    {
        if (!outcome.IsDone)
            return Refusal(parse, outcome.Refusal);
        if (parse.GetValue(Shared.Json))
            Console.Out.WriteLine(
                JsonSerializer.Serialize(json?.Invoke(outcome.Value) ?? outcome.Value, Json)
            );
        else
            words(outcome.Value);
        return 0;
    }

    /// <summary>Prints a value, as JSON or in words.</summary>
    public static void Value<T>(ParseResult parse, T value, Action<T> words)
    {
        if (parse.GetValue(Shared.Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));
        else
            words(value);
    }

    /// <summary>Prints a refusal with its faults; the exit code says its kind.</summary>
    public static int Refusal(ParseResult parse, Refusal refusal)
    {
        if (parse.GetValue(Shared.Json))
        {
            var body = new
            {
                refused = refusal.Code,
                refusal.Kind,
                refusal.Message,
                refusal.Faults,
            };
            Console.Out.WriteLine(JsonSerializer.Serialize(body, Json));
        }
        Console.Error.WriteLine(refusal.Message);
        foreach (var fault in refusal.Faults)
            Console.Error.WriteLine($"  {fault.Field}: {fault.Message}");
        return refusal.Kind switch
        {
            RefusalKind.Invalid => 2,
            RefusalKind.NotFound => 3,
            RefusalKind.Conflict => 4,
            _ => 5,
        };
    }
}
