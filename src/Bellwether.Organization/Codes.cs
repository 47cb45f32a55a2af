using System.Text.Json;

namespace Bellwether.Organization;

/// <summary>How kinds are written in the database: agency-facing, service-provider.</summary>
internal static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T Read<T>(string code)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Of(value) == code);
}
