using System.Globalization;
using Bellwether.Instruments;
using Bellwether.Web.Components;

namespace Bellwether.Web.Instruments;

/// <summary>Kinds, states and steps in words.</summary>
internal static class StateWords
{
    public static string State(Texts texts, InstrumentState state) =>
        texts[$"instruments.state.{Key(state)}"];

    public static Tone StateTone(InstrumentState state) =>
        state switch
        {
            InstrumentState.InReview or InstrumentState.Approved => Tone.Attention,
            InstrumentState.Published => Tone.Us,
            _ => Tone.Context,
        };

    public static string Step(Texts texts, StepKind kind) => texts[$"instruments.step.{Key(kind)}"];

    public static string Kind(Texts texts, ItemKind kind) => texts[$"instruments.kind.{Key(kind)}"];

    public static string KindHint(Texts texts, ItemKind kind) =>
        texts[$"instruments.kind-hint.{Key(kind)}"];

    public static string Look(Texts texts, Presentation look) =>
        texts[$"instruments.look.{Key(look)}"];

    public static string Audience(Texts texts, InstrumentAudience audience) =>
        texts[$"instruments.audience.{Key(audience)}"];

    public static string Change(Texts texts, ItemChange changes) =>
        string.Join(
            ", ",
            Enum.GetValues<ItemChange>()
                .Where(change => change != ItemChange.None && changes.HasFlag(change))
                .Select(change => texts[$"instruments.change.{Key(change)}"])
        );

    /// <summary>A language by its own name: Español, Tiếng Việt.</summary>
    public static string Language(string code)
    {
        try
        {
            var name = CultureInfo.GetCultureInfo(code).NativeName;
            return char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
