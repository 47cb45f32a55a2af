using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using GivenAnswers = System.Collections.Generic.IReadOnlyDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<string>
>;
using ShownPages = System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableSortedSet<int>>;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Which button of a form was pressed.</summary>
internal enum FormStep
{
    /// <summary>On to the next page, or send.</summary>
    Next,

    /// <summary>Back to the page before, with everything kept.</summary>
    Back,

    /// <summary>Leave and come back later.</summary>
    Later,

    /// <summary>Send what is answered so far.</summary>
    Partial,
}

/// <summary>The fields of a posted form: the answers by item key, and what the form carries for itself (names with bw-).</summary>
/// <param name="Answers">Everything that is not the form's own; days and rankings put together from their parts.</param>
/// <param name="Visit">The visit's id with the time it was shown.</param>
/// <param name="Version">The version that was shown, or null when unreadable.</param>
/// <param name="Pages">Positions of the items that were shown, page by page; null: not known, the form is taken as a whole.</param>
/// <param name="Trap">The field that people do not see.</param>
internal sealed record FormFields(
    GivenAnswers Answers,
    Visit Visit,
    Guid? Version,
    ShownPages? Pages,
    string? Trap
)
{
    public const string Own = "bw-";
    public const string VisitName = "bw-visit";
    public const string VersionName = "bw-version";
    public const string ShownName = "bw-shown";
    public const string TrapName = "bw-website";
    public const string ResumeName = "bw-resume";
    public const string BackName = "bw-back";
    public const string LaterName = "bw-later";
    public const string PartialName = "bw-partial";
    public const string ShownAll = "all";

    private const int MostPages = 400;

    /// <summary>The code under which the form was kept before, or null.</summary>
    public string? Resume { get; init; }

    /// <summary>Which button was pressed.</summary>
    public FormStep Step { get; init; }

    /// <summary>Positions of all items that were shown; null: not known.</summary>
    public ImmutableSortedSet<int>? Shown => Pages is { } pages ? Together(pages) : null;

    public static FormFields Read(IFormCollection form, DateTimeOffset now)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            if (!name.StartsWith(Own, StringComparison.Ordinal))
                answers[name] = [.. values.Select(value => value ?? "")];
        }
        AnswerParts.PutTogether(answers);
        return new FormFields(
            answers,
            Visit.Read(form[VisitName], now),
            Guid.TryParse(form[VersionName], out var version) ? version : null,
            ReadPages(form[ShownName]),
            form[TrapName]
        )
        {
            Resume = form[ResumeName].ToString() is { Length: > 0 and < 80 } code ? code : null,
            Step =
                form.ContainsKey(BackName) ? FormStep.Back
                : form.ContainsKey(LaterName) ? FormStep.Later
                : form.ContainsKey(PartialName) ? FormStep.Partial
                : FormStep.Next,
        };
    }

    /// <summary>The value that says which items were shown on which page.</summary>
    public static string Write(ShownPages? pages) =>
        pages is { } known ? string.Join(';', known.Select(Write)) : ShownAll;

    /// <summary>Positions with commas between them.</summary>
    public static string Write(IEnumerable<int> page) =>
        string.Join(',', page.Select(position => position.ToString(CultureInfo.InvariantCulture)));

    // A form without the field is not ours: it is taken as a whole.
    public static ShownPages? ReadPages(string? text) =>
        string.IsNullOrEmpty(text) || text == ShownAll || text.Length > 8000
            ? null
            : [.. text.Split(';').Take(MostPages).Select(ReadPage)];

    public static ImmutableSortedSet<int> Together(ShownPages pages) =>
        [.. pages.SelectMany(page => page)];

    private static ImmutableSortedSet<int> ReadPage(string text) =>
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
