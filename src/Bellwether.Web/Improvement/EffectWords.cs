using Bellwether.Improvement;

namespace Bellwether.Web.Improvement;

/// <summary>What is known of an effect, in words.</summary>
internal static class EffectWords
{
    /// <summary>In two or three words.</summary>
    public static string Short(Texts texts, EffectKind kind) =>
        kind switch
        {
            EffectKind.Seen => texts["improvement.effect.seen"],
            EffectKind.NotSeen => texts["improvement.effect.not-seen"],
            _ => texts["improvement.effect.too-early"],
        };

    /// <summary>As the public reads it.</summary>
    public static string Sentence(Texts texts, Change change) =>
        change.EffectKind == EffectKind.TooEarly
            ? texts["improvement.effect.too-early-sentence"]
            : change.Effect?.In(Language.Current.Code) ?? Short(texts, change.EffectKind);
}
