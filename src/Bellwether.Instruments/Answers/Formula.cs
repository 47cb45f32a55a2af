using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>
/// The small language of calculated values: numbers, keys of earlier items, + - * /, parentheses, min(…), max(…),
/// if(condition, then, else), answered(key). Every formula ends, and none throws: what cannot be worked out is unknown (null).
/// </summary>
/// <remarks>
/// An item without a number is unknown, and so is what is made of it; min and max leave unknowns out; if takes what is not zero
/// for true and an unknown condition for false; dividing by zero is unknown.
/// </remarks>
public sealed class Formula
{
    /// <summary>The longest formula, in characters.</summary>
    public const int Longest = 500;

    private const int Deepest = 40;

    private readonly Node root;

    private Formula(Node root, IReadOnlyList<string> keys)
    {
        this.root = root;
        Keys = keys;
    }

    /// <summary>The items it is made of, each once.</summary>
    public IReadOnlyList<string> Keys { get; }

    private delegate double? Node(Func<string, double?> number, Func<string, bool> answered);

    /// <summary>Reads a formula; on a mistake null, and what is wrong where.</summary>
    public static Formula? Read(string text, out string? mistake)
    {
        var reader = new Reader(text);
        var whole = text.Length > Longest ? null : reader.Whole();
        mistake =
            text.Length > Longest
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"It is longer than {Longest} characters."
                )
                : reader.Mistake;
        return mistake is null && whole is not null ? new Formula(whole, reader.Keys) : null;
    }

    /// <summary>Works it out.</summary>
    /// <param name="number">The number of an item, or null.</param>
    /// <param name="answered">Whether an item was answered.</param>
    public double? Value(Func<string, double?> number, Func<string, bool> answered) =>
        Finite(root(number, answered));

    private static double? Finite(double? value) =>
        value is { } number && double.IsFinite(number) ? number : null;

    private sealed class Reader(string text)
    {
        private readonly List<string> keys = [];
        private int at;
        private int depth;

        public string? Mistake { get; private set; }

        public IReadOnlyList<string> Keys => [.. keys.Distinct(StringComparer.Ordinal)];

        public Node? Whole()
        {
            var sum = Sum();
            if (Mistake is null && Peek() != '\0')
                Fail("what follows here does not belong to the formula");
            return Mistake is null ? sum : null;
        }

        private Node Sum()
        {
            var left = Product();
            while (Mistake is null && Peek() is '+' or '-')
            {
                var (plus, one) = (text[at++] == '+', left);
                var other = Product();
                left = plus
                    ? (n, a) => Finite(one(n, a) + other(n, a))
                    : (n, a) => Finite(one(n, a) - other(n, a));
            }
            return left;
        }

        private Node Product()
        {
            var left = Part();
            while (Mistake is null && Peek() is '*' or '/')
            {
                var (times, one) = (text[at++] == '*', left);
                var other = Part();
                left = times
                    ? (n, a) => Finite(one(n, a) * other(n, a))
                    : (n, a) => Finite(one(n, a) / other(n, a));
            }
            return left;
        }

        private Node Part()
        {
            if (++depth > Deepest)
                return Fail("it is nested too deeply");
            var part = PartInside();
            depth--;
            return part;
        }

        private Node PartInside()
        {
            var next = Peek();
            if (next == '-')
            {
                at++;
                var part = Part();
                return (n, a) => -part(n, a);
            }
            if (next == '(')
            {
                at++;
                var inside = Sum();
                Expect(')');
                return inside;
            }
            if (char.IsAsciiDigit(next) || next == '.')
                return Number();
            return char.IsAsciiLetterLower(next) ? Name() : Fail("a number or a key is missing");
        }

        private Node Number()
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                at++;
            return
                double.TryParse(
                    text.AsSpan(start, at - start),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                ) && double.IsFinite(number)
                ? (_, _) => number
                : Fail("this is not a number");
        }

        private Node Name()
        {
            var start = at;
            while (
                at < text.Length
                && (
                    char.IsAsciiLetterLower(text[at])
                    || char.IsAsciiDigit(text[at])
                    || text[at] == '_'
                )
            )
                at++;
            var name = text[start..at];
            if (Peek() != '(')
            {
                keys.Add(name);
                return (number, _) => number(name);
            }
            at++;
            return Call(name);
        }

        private Node Call(string name)
        {
            if (name == "answered")
            {
                _ = Peek();
                var start = at;
                while (at < text.Length && text[at] is not (')' or ' '))
                    at++;
                var key = text[start..at];
                keys.Add(key);
                Expect(')');
                return (_, answered) => answered(key) ? 1 : 0;
            }
            var parts = new List<Node>();
            do
            {
                parts.Add(Sum());
            } while (Mistake is null && Peek() == ',' && at++ >= 0);
            Expect(')');
            return (name, parts.Count) switch
            {
                ("min", > 0) => (n, a) => parts.Min(part => part(n, a)),
                ("max", > 0) => (n, a) => parts.Max(part => part(n, a)),
                ("if", 3) => (n, a) =>
                    parts[0](n, a) is { } c && c != 0 ? parts[1](n, a) : parts[2](n, a),
                ("if", _) => Fail("if takes three parts: if(condition, then, else)"),
                _ => Fail($"there is no {name}(…); there are min, max, if and answered"),
            };
        }

        private char Peek()
        {
            while (at < text.Length && text[at] is ' ' or '\n' or '\t')
                at++;
            return at < text.Length ? text[at] : '\0';
        }

        private void Expect(char wanted)
        {
            if (Mistake is not null)
                return;
            if (Peek() == wanted)
                at++;
            else
                Fail($"{wanted} is missing");
        }

        private Node Fail(string why)
        {
            Mistake ??= string.Create(
                CultureInfo.InvariantCulture,
                $"At character {at + 1}: {why}."
            );
            at = text.Length;
            return (_, _) => null;
        }
    }
}
