using Bellwether.Improvement;

namespace Bellwether.Web.Improvement.ChooseActions;

/// <summary>What an action takes, in words.</summary>
internal static class ActionWords
{
    /// <summary>"4", or "1 a week".</summary>
    public static string Hours(Texts texts, LibraryAction action)
    {
        var hours = action.Hours.ToString("0.#", Language.Current.Culture);
        return action.Each is null ? hours : texts.Say("improvement.library.a-week", hours);
    }

    /// <summary>"nothing but time", "under $1,000".</summary>
    public static string Cost(Texts texts, LibraryAction action) =>
        action.Cost switch
        {
            "none" => texts["improvement.library.cost-none"],
            "under 1,000" => texts["improvement.library.cost-1k"],
            _ => texts["improvement.library.cost-10k"],
        };
}
