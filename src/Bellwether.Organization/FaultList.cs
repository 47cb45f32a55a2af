using Bellwether.Foundation;

namespace Bellwether.Organization;

/// <summary>The faults of one form, gathered so that they come back together.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> faults = [];

    public void Add(string field, string message) => faults.Add(new Fault(field, message));

    public void When(bool isWrong, string field, string message)
    {
        if (isWrong)
            Add(field, message);
    }

    /// <summary>A name with single spaces; a fault when it is empty, too long or unreadable.</summary>
    public string Name(string? given, string field, int longest = 200)
    {
        var name = string.Join(
            ' ',
            (given ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        When(name.Length == 0, field, "Write a name.");
        Check(name, field, longest);
        return name;
    }

    /// <summary>A text that may be empty.</summary>
    public string? Text(string? given, string field, int longest = 200)
    {
        var text = given?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        Check(text, field, longest);
        return text;
    }

    /// <summary>The refusal with the faults in it, or null when there are none; a single fault speaks for itself.</summary>
    public Refusal? Refuse(Refusal refusal) =>
        faults.Count == 0
            ? null
            : refusal with
            {
                Message = faults.Count == 1 ? faults[0].Message : refusal.Message,
                Faults = [.. faults],
            };

    private void Check(string text, string field, int longest)
    {
        When(
            text.Length > longest,
            field,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Shorten it to {longest} characters or fewer."
            )
        );
        When(
            text.Any(c => char.IsControl(c) || c == '\uFFFE') || !IsWhole(text),
            field,
            "Remove the characters that cannot be seen."
        );
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++))
                return false;
        return true;
    }
}
