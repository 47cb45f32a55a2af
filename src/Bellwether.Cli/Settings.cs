using Bellwether.Collection;
using Microsoft.Extensions.Configuration;

namespace Bellwether.Cli;

/// <summary>What an installation may set, in appsettings.json or as environment variables (Bellwether__Collection__AnswersPerMinute).</summary>
internal static class Settings
{
    /// <summary>How much the intake lets through.</summary>
    public static IntakeSettings Intake(IConfiguration configuration)
    {
        var usual = new IntakeSettings();
        return usual with
        {
            AnswersPerMinute = configuration.GetValue(
                "Bellwether:Collection:AnswersPerMinute",
                usual.AnswersPerMinute
            ),
            AnswersAtOnce = configuration.GetValue(
                "Bellwether:Collection:AnswersAtOnce",
                usual.AnswersAtOnce
            ),
            TooFastSeconds = configuration.GetValue(
                "Bellwether:Collection:TooFastSeconds",
                usual.TooFastSeconds
            ),
            QuarantinePerDay = configuration.GetValue(
                "Bellwether:Collection:QuarantinePerDay",
                usual.QuarantinePerDay
            ),
        };
    }

    /// <summary>Requests that one key may make in a minute.</summary>
    public static int KeyRequestsPerMinute(IConfiguration configuration, int usual) =>
        configuration.GetValue("Bellwether:Access:KeyRequestsPerMinute", usual);

    /// <summary>Tries to sign in from one address in a minute.</summary>
    public static int SignInTriesPerMinute(IConfiguration configuration, int usual) =>
        configuration.GetValue("Bellwether:Access:SignInTriesPerMinute", usual);
}
