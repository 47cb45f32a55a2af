using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>The fields of a posted form: the answers by item key, and what the form carries for itself (names with bw-).</summary>
/// <param name="Answers">Everything that is not the form's own.</param>
/// <param name="Visit">The visit's id with the time it was shown.</param>
/// <param name="Version">The version that was shown, or null when unreadable.</param>
/// <param name="Shown">Positions of the items that were shown so far; null: all of them (the script shows what is asked).</param>
/// <param name="Trap">The field that people do not see.</param>
internal sealed record FormFields(
    GivenAnswers Answers,
    Visit Visit,
    Guid? Version,
    ImmutableSortedSet<int>? Shown,
    string? Trap
)
{
    public const string Own = "bw-";
    public const string VisitName = "bw-visit";
    public const string VersionName = "bw-version";
    public const string ShownName = "bw-shown";
    public const string TrapName = "bw-website";
    public const string ShownAll = "all";

    public static FormFields Read(IFormCollection form, DateTimeOffset now)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            if (!name.StartsWith(Own, StringComparison.Ordinal))
                answers[name] = [.. values.Select(value => value ?? "")];
        }
        return new FormFields(
            answers,
            Visit.Read(form[VisitName], now),
            Guid.TryParse(form[VersionName], out var version) ? version : null,
            ReadShown(form[ShownName]),
            form[TrapName]
        );
    }

    /// <summary>The value that says which items were shown.</summary>
    public static string Write(ImmutableSortedSet<int>? shown) =>
        shown is null
            ? ShownAll
            : string.Join(
                ',',
                shown.Select(position => position.ToString(CultureInfo.InvariantCulture))
            );

    // A form without the field is not ours: it is taken as a whole.
    private static ImmutableSortedSet<int>? ReadShown(string? text) =>
        string.IsNullOrEmpty(text) || text == ShownAll || text.Length > 1000
            ? null
            :
            [
                .. text.Split(',')
                    .Select(part =>
                        int.TryParse(
                            part,
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var position
                        )
                            ? position
                            : -1
                    )
                    .Where(position => position >= 0),
            ];
}
