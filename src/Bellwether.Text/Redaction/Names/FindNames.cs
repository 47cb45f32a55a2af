namespace Bellwether.Text.Redaction;

/// <summary>Finds names of people: after a title or a greeting, and wherever the list of names is sure.</summary>
/// <remarks>Sure is: a given name that is no word ("Rosa" is one, "Gladys" is not); two names side by side; an initial between
/// two capitals. What was found once is a name everywhere in the text. Cost: O(length).</remarks>
internal static class FindNames
{
    private const int MostParts = 5;
    private const int LongestAddressLine = 60;

    // One list a thread: comments are short and many.
    [ThreadStatic]
    private static List<NameWord>? scratch;

    /// <summary>The names in a text, first to last.</summary>
    public static List<Finding>? In(string text)
    {
        var words = scratch ??= [];
        words.Clear();
        NameWords.Read(text, words);
        List<Finding>? found = null;
        HashSet<string>? parts = null;
        for (var i = 0; i < words.Count; i++)
        {
            var end = End(text, words, i);
            if (end < 0)
                continue;
            (found ??= []).Add(
                new Finding(
                    words[i].Start,
                    words[end].End - words[i].Start,
                    PersonalDetail.PersonName
                )
            );
            for (; i <= end; i++)
                if (Repeats(words[i]))
                    (parts ??= new HashSet<string>(StringComparer.Ordinal)).Add(
                        text.Substring(words[i].Start, words[i].Length)
                    );
            i = end;
        }
        if (parts is not null)
            AddRepeats(text, words, parts, found!);
        if (words.Capacity > 100_000)
            scratch = null;
        return found;
    }

    private static bool Repeats(NameWord word) =>
        word is { Shape: WordShape.Capital, Length: > 2 }
        && !word.Is(NameFlags.GivenWord | NameFlags.FamilyWord);

    // "Valida M. Ibragimov called. Valida said …"
    private static void AddRepeats(
        string text,
        List<NameWord> words,
        HashSet<string> parts,
        List<Finding> found
    )
    {
        var lookup = parts.GetAlternateLookup<ReadOnlySpan<char>>();
        var at = 0;
        var more = new List<Finding>();
        foreach (var word in words)
        {
            while (at < found.Count && found[at].End <= word.Start)
                at++;
            if (at < found.Count && found[at].Start < word.End)
                continue;
            if (word.Shape == WordShape.Capital)
                if (lookup.Contains(text.AsSpan(word.Start, word.Length)))
                    more.Add(new Finding(word.Start, word.Length, PersonalDetail.PersonName));
        }
        if (more.Count == 0)
            return;
        found.AddRange(more);
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    // The last word of the name that begins here, or -1.
    private static int End(string text, List<NameWord> words, int i)
    {
        var word = words[i];
        var before = i > 0 && word.Follows ? words[i - 1] : default;
        var isTitled = i > 0 && word.Follows && before.Shape == WordShape.Title;
        if (word.Shape == WordShape.Small)
            return isTitled && word.Is(NameFlags.Given | NameFlags.Family)
                ? i
                : EndOfSmall(words, i);
        if (!word.MayBeName)
            return word.Shape == WordShape.Initial ? EndOfInitials(words, i) : -1;
        var end = Extend(words, i);
        if (isTitled)
            return end;
        if (i > 0 && word.Follows && before.Shape == WordShape.SureCue && !word.IsCapitals)
            return end;
        if (i > 0 && word.Follows && before.Shape is WordShape.Cue or WordShape.SureCue)
            if (word.Is(NameFlags.Given | NameFlags.GivenWord | NameFlags.Family))
                return end;
        if (i > 0 && word.Follows && before.Shape == WordShape.Meeting)
            if (word.Is(NameFlags.GivenWord) && !word.Is(NameFlags.Place))
                return end;
        return
            before.Shape != WordShape.BeforePlace
            && !LeadsToPlace(words, end)
            && (IsSure(words, i, end) || HeadsAnAddress(text, words, i, end))
            ? end
            : -1;
    }

    // "Marlow House", "Juan Street".
    private static bool LeadsToPlace(List<NameWord> words, int end) =>
        end + 1 < words.Count && words[end + 1] is { Follows: true, Shape: WordShape.AfterPlace };

    // A line of two or more capitals above a short line with a number: the addressee.
    private static bool HeadsAnAddress(string text, List<NameWord> words, int i, int end)
    {
        if (end == i || !words[i].BeginsLine || !words[end].EndsLine)
            return false;
        var after = text.AsSpan(words[end].End);
        var line = after.IndexOf('\n');
        if (line < 0)
            return false;
        after = after[(line + 1)..].TrimStart();
        line = after.IndexOf('\n');
        var next = (line < 0 ? after : after[..line]).TrimEnd();
        return next.Length is > 0 and <= LongestAddressLine
            && next.ContainsAnyInRange('0', '9')
            && next[^1] is not ('.' or '!' or '?');
    }

    // Two words with capitals, letters of another language among them, and no place.
    private static bool IsForeign(List<NameWord> words, int i, int end)
    {
        var foreign = false;
        for (; i <= end; i++)
        {
            if (words[i].Is(NameFlags.Place))
                return false;
            foreign |= words[i].IsForeign && words[i].Shape == WordShape.Capital;
        }
        return foreign;
    }

    private static bool IsSure(List<NameWord> words, int i, int end)
    {
        var first = words[i];
        if (first.Is(NameFlags.Given))
            return true;
        if (end == i)
            return false;
        if (IsForeign(words, i, end))
            return true;
        var last = words[end];
        if (first.Is(NameFlags.GivenWord) && last.Is(NameFlags.Family))
            return true;
        if (HasInitial(words, i, end))
            return first.Is(NameFlags.Any)
                || last.Is(NameFlags.Any)
                || (!first.Begins && end == i + 2);
        // A line of its own, as under a letter.
        if (first.BeginsLine && last.EndsLine && last.Is(NameFlags.Any))
            return true;
        // Two unknown or doubtful words: only away from the beginning of a sentence, and only before a sure family name.
        return !first.Begins && last.Is(NameFlags.Family);
    }

    private static bool HasInitial(List<NameWord> words, int i, int end)
    {
        for (; i <= end; i++)
            if (words[i].Shape == WordShape.Initial)
                return true;
        return false;
    }

    // Capitals, initials and particles that follow each other; it ends with a capital that may be a name.
    private static int Extend(List<NameWord> words, int i)
    {
        var end = i;
        for (var next = i + 1; next < words.Count && next - i < MostParts; next++)
        {
            if (!words[next].Follows)
                break;
            if (words[next].MayBeName)
                end = next;
            else if (words[next].Shape is not (WordShape.Initial or WordShape.Particle))
                break;
        }
        return end;
    }

    // "J. R. Ramirez"
    private static int EndOfInitials(List<NameWord> words, int i)
    {
        var next = i + 1;
        while (
            next < words.Count
            && next - i < MostParts
            && words[next] is { Follows: true, Shape: WordShape.Initial }
        )
            next++;
        if (next >= words.Count || !words[next].Follows || !words[next].MayBeName)
            return -1;
        return
            words[next].Is(NameFlags.Family | NameFlags.Given) && (next - i > 1 || !words[i].Begins)
            ? next
            : -1;
    }

    // "bertram m. jørgensen": a given and a family name that no dictionary has.
    private static int EndOfSmall(List<NameWord> words, int i)
    {
        if (!words[i].Is(NameFlags.Given) || !words[i].Is(NameFlags.NeverAWord))
            return -1;
        var next = i + 1;
        if (next < words.Count && words[next] is { Follows: true, Length: 1 })
            next++;
        return
            next < words.Count
            && words[next].Follows
            && words[next].Is(NameFlags.Given | NameFlags.Family)
            && words[next].Is(NameFlags.NeverAWord)
            ? next
            : -1;
    }
}
