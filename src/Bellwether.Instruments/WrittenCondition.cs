using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>
/// A condition as one line of words, for those who want to say more than ticks can:
/// <c>trust is down, neither or (minutes &gt;= 30 and not visits answered)</c>.
/// </summary>
/// <remarks>
/// <c>KEY is OPTION, OPTION</c>; <c>KEY &gt;= NUMBER</c>, <c>KEY &lt;= NUMBER</c> or both; <c>KEY answered</c>,
/// <c>KEY unanswered</c>; joined by <c>and</c>, <c>or</c> (weaker than and), <c>not</c> and brackets. What <c>Write</c>
/// writes <c>Read</c> reads as the same condition.
/// </remarks>
public static class WrittenCondition
{
    /// <summary>The longest line that is read.</summary>
    public const int Longest = 2000;

    private static readonly ImmutableHashSet<string> Words =
    [
        "and",
        "or",
        "not",
        "is",
        "answered",
        "unanswered",
    ];

    /// <summary>The condition as a line; "" for none.</summary>
    public static string Write(Condition? condition) =>
        condition is null ? "" : Write(condition, Binding.Or);

    /// <summary>The condition that a line says; null for an empty line. Refused with the place where it cannot be understood.</summary>
    public static Outcome<Said> Read(string line)
    {
        if (line.Length > Longest)
            return Bad("", "The rule is too long.");
        var reading = new Reading(Split(line));
        if (reading.IsAtEnd)
            return new Said(null);
        try
        {
            var condition = reading.Or(1);
            return reading.IsAtEnd
                ? new Said(condition)
                : Bad(reading.Here, "It goes on where it should end.");
        }
        catch (FormatException unclear)
        {
            return Bad(reading.Here, unclear.Message);
        }
    }

    /// <summary>What a line says.</summary>
    /// <param name="Condition">The condition; null when it says nothing.</param>
    public sealed record Said(Condition? Condition);

    private enum Binding
    {
        Or,
        And,
        Not,
    }

    private static string Write(Condition condition, Binding around)
    {
        if (condition.Any is { } any)
            return Joined(any, " or ", Binding.And, around > Binding.Or);
        if (condition.All is { } all)
            return Joined(all, " and ", Binding.Not, around > Binding.And);
        if (condition.Not is { } not)
            return "not " + Write(not, Binding.Not);
        var key = Name(condition.Item ?? "");
        if (condition.Is is { } options)
            return $"{key} is {string.Join(", ", options.Select(Name))}";
        if (condition.Answered is { } answered)
            return $"{key} {(answered ? "answered" : "unanswered")}";
        var bounds = new StringBuilder(key);
        if (condition.AtLeast is { } least)
            bounds.Append(CultureInfo.InvariantCulture, $" >= {least}");
        if (condition.AtMost is { } most)
            bounds.Append(CultureInfo.InvariantCulture, $" <= {most}");
        return bounds.ToString();
    }

    // A group of one is a group all the same: brackets keep it.
    private static string Joined(
        ImmutableArray<Condition> parts,
        string word,
        Binding inside,
        bool bracketed
    )
    {
        var text = string.Join(word, parts.Select(part => Write(part, inside)));
        return bracketed ? $"({text})" : text;
    }

    private static string Name(string key) => Words.Contains(key) ? $"\"{key}\"" : key;

    private static Refusal Bad(string at, string what) =>
        new Refusal(
            "condition.unclear",
            RefusalKind.Invalid,
            at.Length == 0 ? what : $"{what} It stops making sense at “{at}”."
        );

    private static List<string> Split(string line)
    {
        var tokens = new List<string>();
        for (var i = 0; i < line.Length; )
        {
            if (char.IsWhiteSpace(line[i]))
            {
                i++;
                continue;
            }
            var from = i;
            if (line[i] is '>' or '<' && i + 1 < line.Length && line[i + 1] == '=')
                i += 2;
            else if (line[i] is '(' or ')' or ',' or '>' or '<' or '=')
                i++;
            else if (line[i] == '"')
            {
                for (i++; i < line.Length && line[i] != '"'; i++) { }
                i = Math.Min(i + 1, line.Length);
            }
            else
                while (
                    i < line.Length && !char.IsWhiteSpace(line[i]) && !"(),<>=\"".Contains(line[i])
                )
                    i++;
            tokens.Add(line[from..i]);
        }
        return tokens;
    }

    /// <summary>Reads tokens from left to right.</summary>
    private sealed class Reading(List<string> tokens)
    {
        private int at;

        public bool IsAtEnd => at >= tokens.Count;

        public string Here => IsAtEnd ? "" : tokens[at];

        public Condition Or(int depth)
        {
            var parts = new List<Condition> { And(depth) };
            while (Take("or"))
                parts.Add(And(depth));
            return parts.Count == 1 ? parts[0] : new Condition { Any = [.. parts] };
        }

        private Condition And(int depth)
        {
            var parts = new List<Condition> { One(depth) };
            while (Take("and"))
                parts.Add(One(depth));
            return parts.Count == 1 ? parts[0] : new Condition { All = [.. parts] };
        }

        private Condition One(int depth)
        {
            if (depth > Condition.Deepest)
                throw new FormatException("Conditions stand too deeply inside each other.");
            if (Take("not"))
                return new Condition { Not = One(depth + 1) };
            if (Take("("))
            {
                var inside = Or(depth + 1);
                return Take(")") ? inside : throw new FormatException("A bracket is not closed.");
            }
            return Clause();
        }

        private Condition Clause()
        {
            var key = Word("A question is missing here.");
            if (Take("answered"))
                return new Condition { Item = key, Answered = true };
            if (Take("unanswered"))
                return new Condition { Item = key, Answered = false };
            if (Take("is"))
            {
                var options = new List<string> { Word("An answer is missing after “is”.") };
                while (Take(","))
                    options.Add(Word("An answer is missing after the comma."));
                return new Condition { Item = key, Is = [.. options] };
            }
            var least = Take(">=") ? Number() : (double?)null;
            var most = Take("<=") ? Number() : (double?)null;
            return least is null && most is null
                ? throw new FormatException(
                    $"It does not say what “{key}” must be: is, >=, <=, answered or unanswered."
                )
                : new Condition
                {
                    Item = key,
                    AtLeast = least,
                    AtMost = most,
                };
        }

        private double Number() =>
            !IsAtEnd
            && double.TryParse(
                tokens[at],
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
            && double.IsFinite(number)
                ? Next(number)
                : throw new FormatException("A number is missing here.");

        private string Word(string missing)
        {
            if (IsAtEnd || "(),<>=".Contains(tokens[at][0]) || Words.Contains(tokens[at]))
                throw new FormatException(missing);
            return Next(tokens[at].Trim('"'));
        }

        private T Next<T>(T value)
        {
            at++;
            return value;
        }

        private bool Take(string token)
        {
            if (IsAtEnd || tokens[at] != token)
                return false;
            at++;
            return true;
        }
    }
}
