using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Makes the mapping of a Touchpoints export from the form's own definition: the CSV of responses, or the JSON of its API. The
/// definition is needed, because the CSV heads its columns with the texts of the questions and holds option values, not labels.
/// </summary>
/// <remarks>
/// The uuid makes a row unique. Deleted, flagged, spam and archived rows are left out of every figure in the same way, each with
/// its count; there, archived ones count on one page and not on another. Times are in UTC. Addresses, browsers and referrers are not read. The counter of a form's downloads
/// (survey_form_activations) is never a denominator: offers come with the collection details.
/// </remarks>
public sealed partial class MapTouchpoints(SourceSettings settings)
{
    private const int LongestForm = 4_000_000;

    /// <summary>The mapping for this file of this form.</summary>
    /// <param name="file">The export.</param>
    /// <param name="form">The form's definition: {form, questions: [{…, question_options}]}.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Outcome<Mapping>> Run(
        Stream file,
        string form,
        CancellationToken cancel = default
    )
    {
        if (form.Length > LongestForm)
            return Unreadable("it is longer than four million characters.");
        var spooled = await SpooledFile.Of(file, settings, cancel);
        if (!spooled.IsDone)
            return spooled.Refusal;
        await using var spool = spooled.Value;
        try
        {
            spool.Stream.Position = 0;
            var look = FileLook.At(spool.Stream, cancel);
            using var source = SourceFile.Open(spool.Stream, look, new ReadAs());
            var outcome = Of(form, source.Columns);
            spool.Stream.Position = 0;
            return outcome;
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>The mapping for a file with these columns.</summary>
    internal static Outcome<Mapping> Of(string form, IReadOnlyList<string> columns)
    {
        try
        {
            using var document = JsonDocument.Parse(
                form,
                new JsonDocumentOptions { MaxDepth = SourceLimits.DeepestJson }
            );
            return Make(TouchpointsForm.Read(document.RootElement), columns);
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or KeyNotFoundException
            )
        {
            return Unreadable("it is not the JSON of a form.");
        }
    }

    private static Outcome<Mapping> Make(TouchpointsForm form, IReadOnlyList<string> columns)
    {
        if (form.Questions.IsEmpty)
            return Unreadable("it has no questions.");
        var isApi = columns.Contains("attributes.uuid", StringComparer.OrdinalIgnoreCase);
        string? Column(string csv, string api) =>
            columns.FirstOrDefault(column =>
                column.Equals(isApi ? $"attributes.{api}" : csv, StringComparison.OrdinalIgnoreCase)
            );
        if (
            Column("UUID", "uuid") is not { } id
            || Column("Created at", "created_at") is not { } date
        )
            return new Refusal(
                "touchpoints.columns",
                RefusalKind.Invalid,
                "The file has no columns UUID and Created at, so it is not the export of a form's responses. Download it from the form's Responses page, or from the API."
            );
        var items = ImmutableArray.CreateBuilder<ItemRule>();
        var free = columns.ToList();
        foreach (var question in form.Questions.Where(question => question.IsAnswered))
        {
            var column = isApi
                ? Column("", question.Field)
                : free.Find(each => Plain(Numbered().Replace(each, "")) == Plain(question.Text));
            if (column is null)
            {
                if (isApi)
                    continue;
                return Missing(question, free);
            }
            // Two questions may have the same text; the columns stand in the order of the form.
            free.Remove(column);
            items.Add(Item(question, column, form));
        }
        return MappingRules.Check(
            new Mapping($"Touchpoints: {form.Name}", MappingKind.Feedback)
            {
                Source = $"Touchpoints form {form.Id}",
                Id = new IdRule { Column = id },
                Date = new DateRule { Column = date, Utc = true },
                Location = Column("Location Code", "location_code") is { } place
                    ? new ValueRule { Column = place }
                    : null,
                Language =
                    isApi && Column("", "language") is { } language
                        ? new ValueRule { Column = language, Constant = "en" }
                        : new ValueRule { Constant = "en" },
                Channel = new ValueRule { Constant = "website" },
                Exclude =
                [
                    .. new[]
                    {
                        ("Deleted", "deleted"),
                        ("Flagged", "flagged"),
                        ("Spam", "spam"),
                        ("Archived", "archived"),
                    }
                        .Where(state => Column(state.Item1, state.Item2) is not null)
                        .Select(state => new RowRule(
                            Column(state.Item1, state.Item2)!,
                            ["true", "t", "1", "yes"]
                        )
                        {
                            Reason = state.Item2,
                        }),
                ],
                Items = items.ToImmutable(),
            }
        );
    }

    private static ItemRule Item(TouchpointsQuestion question, string column, TouchpointsForm form)
    {
        var (key, routing) = form.IsStandard
            ? Standard(question, form.IsLikert)
            : (question.Field, null);
        var rule = new ItemRule(key, question.Shape)
        {
            Column = column,
            Prompt = LocalText.Of(Plainer(question.Text)),
            Options = question.Options,
            AskedWhen = routing,
            Measures = key == "trust" ? "trust" : null,
            Construct = key == "trust" ? Construct(question.Text) : null,
        };
        if (question.Type == "star_radio_buttons")
            rule = rule with { Scale = new ScaleRule(1, 5) };
        return rule;
    }

    // The standard form of section 280, version 2: trust, what went well after a favourable answer, what went wrong after another.
    private static (string Key, Routing? Routing) Standard(
        TouchpointsQuestion question,
        bool isLikert
    ) =>
        question.Field switch
        {
            "answer_01" => ("trust", null),
            "answer_02" => ("went_well", new Routing("trust", isLikert ? ["4", "5"] : ["1"])),
            "answer_03" => ("went_wrong", new Routing("trust", isLikert ? ["1", "2", "3"] : ["0"])),
            "answer_04" => ("comment", null),
            var other => (other, null),
        };

    private static string Construct(string text) =>
        text.Contains("interaction", StringComparison.OrdinalIgnoreCase)
        && text.Contains("increased", StringComparison.OrdinalIgnoreCase)
            ? "interaction-increased-trust"
            : "trust-to-deliver";

    private static Refusal Missing(TouchpointsQuestion question, List<string> free) =>
        new Refusal(
            "touchpoints.question",
            RefusalKind.Invalid,
            $"The file has no column for the question “{Short(question.Text)}” ({question.Field}).{Nearest.Suggest(question.Text, free)} The file and the form's definition may be of different days; download both again."
        );

    private static Refusal Unreadable(string why) =>
        new Refusal(
            "touchpoints.form",
            RefusalKind.Invalid,
            $"The form's definition cannot be used: {why} Sign in to Touchpoints, open /admin/forms/SHORT_UUID.json and save that page."
        );

    // Headings may hold HTML and line breaks.
    private static string Plain(string text) =>
        string.Concat(Plainer(text).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Plainer(string text) =>
        Space().Replace(WebUtility.HtmlDecode(Marks().Replace(text, " ")), " ").Trim();

    private static string Short(string text) =>
        Plainer(text) is { Length: > 60 } plain ? plain[..60] + "…" : Plainer(text);

    [GeneratedRegex(@"<[^>]{0,500}>", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(@" \([0-9]{1,3}\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
