namespace Bellwether.Instruments;

/// <summary>Reads words.</summary>
internal static class WrittenWords
{
    /// <summary>The words, or null when there are none (or far too many to read through).</summary>
    public static string? Read(
        string field,
        int longest,
        IReadOnlyList<string> given,
        AnswerFaultList faults
    )
    {
        string? words = null;
        foreach (var written in given)
        {
            // Longer than this even before tidying: not worth reading through.
            if (written?.Length > 4L * longest)
            {
                faults.Add(
                    CheckAnswers.TooLong,
                    field,
                    faults.Say.TooLong(longest, written.Length)
                );
                return null;
            }
            var tidy = TidyText.Answer(written);
            if (tidy.Length == 0)
                continue;
            if (words is not null && words != tidy)
                faults.Outside(field, faults.Say.OnlyOneText);
            words = tidy;
        }
        if (words?.Length > longest)
            faults.Add(CheckAnswers.TooLong, field, faults.Say.TooLong(longest, words.Length));
        return words;
    }

    /// <summary>The one short text that was given, "" when there is none, or null after a fault.</summary>
    public static string? Short(Item item, IReadOnlyList<string> given, AnswerFaultList faults)
    {
        const int longest = 254;
        var found = "";
        foreach (var written in given)
        {
            if (written?.Length > 4 * longest)
            {
                faults.Unusable(item.Key, faults.Say.TooLong(longest, written.Length));
                return null;
            }
            var tidy = TidyText.Answer(written);
            if (tidy.Length == 0)
                continue;
            if (found.Length > 0 && found != tidy)
            {
                faults.Outside(item.Key, faults.Say.OnlyOneText);
                return null;
            }
            found = tidy;
        }
        return found;
    }
}
