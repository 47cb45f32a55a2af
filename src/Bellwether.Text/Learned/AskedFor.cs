namespace Bellwether.Text.Learned;

/// <summary>What the question before a comment asked for: "Nothing." is praise after one and a complaint after the other.</summary>
public enum Asked
{
    /// <summary>Anything.</summary>
    Anything = 0,

    /// <summary>What was good.</summary>
    Praise = 1,

    /// <summary>What could be better.</summary>
    Faults = 2,
}

/// <summary>Tells from its wording what a question asks for.</summary>
public static class AskedFor
{
    private static readonly string[] Faults =
    [
        "improve",
        "better",
        "went wrong",
        "not go well",
        "problem",
        "mejorar",
        "mejor ",
        "salio mal",
        "no fue bien",
        "no salio bien",
    ];

    private static readonly string[] Praise =
    [
        "good",
        "went well",
        "do well",
        "like best",
        "like most",
        "bueno",
        "salio bien",
        "fue bien",
        "hicimos bien",
        "gusto mas",
    ];

    /// <summary>What it asks for. A question that asks for both asks for anything.</summary>
    /// <param name="prompt">The question, English or Spanish; any string.</param>
    public static Asked Of(string? prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            return Asked.Anything;
        var plain = string.Create(
            prompt.Length,
            prompt,
            static (into, from) =>
            {
                for (var i = 0; i < into.Length; i++)
                    into[i] = PlainLetters.Of(from[i]);
            }
        );
        var faults = Array.Exists(Faults, part => plain.Contains(part, StringComparison.Ordinal));
        foreach (var part in Faults)
            plain = plain.Replace(part, " ", StringComparison.Ordinal);
        var praise = Array.Exists(Praise, part => plain.Contains(part, StringComparison.Ordinal));
        return (praise, faults) switch
        {
            (true, false) => Asked.Praise,
            (false, true) => Asked.Faults,
            _ => Asked.Anything,
        };
    }
}
