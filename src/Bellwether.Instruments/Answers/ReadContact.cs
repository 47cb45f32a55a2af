namespace Bellwether.Instruments;

/// <summary>Reads an e-mail address or a telephone number: whether it can be one, not whether it is somebody's.</summary>
internal static class ReadContact
{
    private const int LeastDigits = 7;
    private const int MostDigits = 15;

    public static string? Run(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        if (WrittenWords.Short(item, given, faults) is not { Length: > 0 } written)
            return null;
        if (item.Kind == ItemKind.Email ? IsEmail(written) : IsPhone(written))
            return written;
        faults.Unusable(
            item.Key,
            item.Kind == ItemKind.Email ? faults.Say.NotAnEmail : faults.Say.NotAPhone
        );
        return null;
    }

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var domain = text[(at + 1)..];
        return text.Length <= 254
            && at is > 0 and <= 64
            && !domain.Contains('@', StringComparison.Ordinal)
            && domain.IndexOf('.', StringComparison.Ordinal) > 0
            && domain[^1] != '.'
            && !domain.Contains("..", StringComparison.Ordinal)
            && !text.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or ';' or '<' or '>');
    }

    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsDigit);
        return digits is >= LeastDigits and <= MostDigits
            && text.All(letter =>
                char.IsDigit(letter)
                || letter is ' ' or '+' or '-' or '.' or '(' or ')' or '/' or '\u00A0'
            );
    }
}
