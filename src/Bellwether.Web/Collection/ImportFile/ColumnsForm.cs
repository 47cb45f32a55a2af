using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>The form about columns, as a mapping and back. What the form does not ask stays as the mapping says it.</summary>
internal static class ColumnsForm
{
    /// <summary>The mapping that the form says.</summary>
    public static Mapping Read(IFormCollection form, Mapping before, Proposal seen)
    {
        var columns = seen
            .Columns.Select((column, i) => Column(form, column, i))
            .ToImmutableArray();
        string? Of(ColumnRole role) => columns.FirstOrDefault(column => column.Role == role)?.Name;
        var id = Of(ColumnRole.Id);
        var items = MappingParts
            .Items(columns)
            .Select(item => Item(form, item, before, seen))
            .ToImmutableArray();
        var date = Of(ColumnRole.Date);
        var service = Text(form, "service-name") is { Length: > 0 } named
            ? named
            : Text(form, "service");
        return before with
        {
            Name = Text(form, "name"),
            Kind = Text(form, "kind") == "unasked" ? MappingKind.Unasked : MappingKind.Feedback,
            Consent = Text(form, "kind") == "unasked" ? "unasked" : "survey",
            Source = Text(form, "name"),
            Template = null,
            Id =
                id is not null ? new IdRule { Column = id }
                : Text(form, "kind") == "unasked" ? null
                : new IdRule
                {
                    MadeFrom =
                    [
                        .. columns
                            .Where(column =>
                                column.Role
                                    is not (
                                        ColumnRole.Ignored
                                        or ColumnRole.LeftOut
                                        or ColumnRole.Person
                                    )
                            )
                            .Select(column => column.Name),
                    ],
                },
            Date = (before.Date ?? new DateRule()) with
            {
                Column = date,
                Constant =
                    date is null
                    && DateOnly.TryParse(
                        Text(form, "day"),
                        CultureInfo.InvariantCulture,
                        out var day
                    )
                        ? day
                        : null,
                Order = Text(form, "order") switch
                {
                    "day-first" => DateOrder.DayFirst,
                    "month-first" => DateOrder.MonthFirst,
                    _ => DateOrder.ByEvidence,
                },
            },
            Service = Value(before.Service, Of(ColumnRole.Service), service),
            Channel = Value(before.Channel, Of(ColumnRole.Channel), Text(form, "channel")),
            Language = Value(before.Language, Of(ColumnRole.Language), Text(form, "language")),
            Location = Value(before.Location, Of(ColumnRole.Location), ""),
            Page = Of(ColumnRole.Page),
            Person = Of(ColumnRole.Person),
            Placeholders =
            [
                "",
                .. Text(form, "placeholders")
                    .Split(
                        ['\n', ','],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    )
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            Exclude =
            [
                .. before.Exclude.Where(rule =>
                    columns.Any(column =>
                        column.Name == rule.Column && column.Role == ColumnRole.LeftOut
                    )
                ),
                .. columns
                    .Where(column =>
                        column.Role == ColumnRole.LeftOut
                        && before.Exclude.All(rule => rule.Column != column.Name)
                    )
                    .Select(column => MappingParts.LeftOut(column.Name)),
            ],
            Items = items,
        };
    }

    /// <summary>What a column is for by a mapping.</summary>
    public static ColumnRole Role(Mapping mapping, string column)
    {
        bool Is(string? name) => string.Equals(name, column, StringComparison.OrdinalIgnoreCase);
        if (mapping.Items.FirstOrDefault(item => Is(item.Column)) is { } rule)
            return rule.Shape switch
            {
                AnswerShape.Rating => ColumnRole.Rating,
                AnswerShape.Choices => ColumnRole.Choices,
                AnswerShape.Comment => ColumnRole.Comment,
                _ => ColumnRole.Choice,
            };
        return Is(mapping.Id?.Column) ? ColumnRole.Id
            : Is(mapping.Date?.Column) ? ColumnRole.Date
            : Is(mapping.Service?.Column) ? ColumnRole.Service
            : Is(mapping.Channel?.Column) ? ColumnRole.Channel
            : Is(mapping.Language?.Column) ? ColumnRole.Language
            : Is(mapping.Location?.Column) ? ColumnRole.Location
            : Is(mapping.Page) ? ColumnRole.Page
            : Is(mapping.Person) ? ColumnRole.Person
            : mapping.Exclude.Any(each => Is(each.Column)) ? ColumnRole.LeftOut
            : ColumnRole.Ignored;
    }

    /// <summary>The faults of a mapping at the fields of the form.</summary>
    public static Refusal Say(Refusal refusal, Proposal seen) =>
        refusal with
        {
            Faults =
            [
                .. refusal
                    .Faults.Select(fault => fault with { Field = Field(fault.Field) })
                    .DistinctBy(fault => (fault.Field, fault.Message)),
            ],
        };

    private static string Field(string field) =>
        field switch
        {
            "name" => "name",
            _ when field.StartsWith("date", StringComparison.Ordinal) => "day",
            _ => "role-0",
        };

    private static ColumnSeen Column(IFormCollection form, ColumnSeen column, int place)
    {
        var number = place.ToString(CultureInfo.InvariantCulture);
        var role = Enum.TryParse<ColumnRole>(Text(form, $"role-{number}"), out var said)
            ? said
            : column.Role;
        return column with
        {
            Role = role,
            From = Number(form, $"from-{number}", column.From),
            To = Number(form, $"to-{number}", column.To),
        };
    }

    private static ItemRule Item(IFormCollection form, ItemRule item, Mapping before, Proposal seen)
    {
        // A question that was mapped before keeps its key, its words and its options.
        if (
            before.Items.FirstOrDefault(each =>
                each.Column == item.Column && each.Shape == item.Shape
            ) is
            { } known
        )
            item = known with { Scale = Scale(item.Scale, known.Scale) };
        if (item.Shape != AnswerShape.Rating)
            return item;
        var number = seen
            .Columns.Select((column, i) => (column, i))
            .First(each => each.column.Name == item.Column)
            .i.ToString(CultureInfo.InvariantCulture);
        var measure = Text(form, $"measures-{number}");
        return item with
        {
            Scale = item.Scale! with { Reversed = Text(form, $"best-{number}") == "low" },
            Measures = measure.Length == 0 ? null : measure,
        };
    }

    private static ScaleRule? Scale(ScaleRule? said, ScaleRule? known) =>
        said is null || known is null
            ? said ?? known
            : known with
            {
                From = said.From,
                To = said.To,
                Labels = known.To - known.From == said.To - said.From ? known.Labels : [],
            };

    private static ValueRule? Value(ValueRule? before, string? column, string constant) =>
        column is null && constant.Length == 0
            ? null
            : (before ?? new ValueRule()) with
            {
                Column = column,
                Constant = constant.Length == 0 ? null : constant,
                Values =
                    before?.Column == column && before is not null
                        ? before.Values
                        : ImmutableSortedDictionary<string, string>.Empty,
            };

    private static int Number(IFormCollection form, string field, int otherwise) =>
        int.TryParse(
            Text(form, field),
            NumberStyles.Integer,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
