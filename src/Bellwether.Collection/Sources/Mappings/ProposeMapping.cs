using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Sources;

/// <summary>What a file holds, and a mapping to begin with.</summary>
/// <param name="ReadAs">How the file was read: format, encoding, separator.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Mapping">The mapping that the columns suggest. It may not be complete.</param>
public sealed record Proposal(string ReadAs, ImmutableArray<ColumnSeen> Columns, Mapping Mapping);

/// <summary>Looks at the first rows of a file and proposes a mapping from the names and the values of its columns.</summary>
public sealed class ProposeMapping(SourceSettings settings)
{
    private const int RowsSeen = 5_000;

    /// <summary>Proposes it. The file is read, nothing is kept.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What the mapping is to be called.</param>
    /// <param name="reads">How the file is read, as far as that is known.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Outcome<Proposal>> Run(
        Stream file,
        string name,
        ReadAs? reads = null,
        CancellationToken cancel = default
    )
    {
        var spooled = await SpooledFile.Of(file, settings, cancel);
        if (!spooled.IsDone)
            return spooled.Refusal;
        await using var spool = spooled.Value;
        try
        {
            spool.Stream.Position = 0;
            var look = FileLook.At(spool.Stream, cancel);
            using var source = SourceFile.Open(spool.Stream, look, reads ?? new ReadAs());
            var columns = source.Columns.Select(column => new ColumnLook(column)).ToArray();
            var rows = 0;
            while (rows < RowsSeen && source.Next(out var row))
            {
                rows++;
                for (var i = 0; i < (row.Cells?.Length ?? 0); i++)
                    columns[i].Add(row.Cells![i]);
            }
            if (rows == 0)
                return SourceRefusals.NoRows();
            var seen = Roles(columns);
            return new Proposal(
                FileSurvey.Words(look, source),
                seen,
                Make(name, seen, reads ?? new ReadAs())
            );
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    private static ImmutableArray<ColumnSeen> Roles(ColumnLook[] columns)
    {
        var roles = Array.ConvertAll(columns, column => column.Guess());
        // Of what a row has only one, the fullest column is it; where no name says which, the content may.
        foreach (
            var role in (ColumnRole[])
                [
                    ColumnRole.Id,
                    ColumnRole.Date,
                    ColumnRole.Service,
                    ColumnRole.Channel,
                    ColumnRole.Language,
                    ColumnRole.Location,
                    ColumnRole.Page,
                    ColumnRole.Person,
                ]
        )
        {
            var best = -1;
            for (var i = 0; i < columns.Length; i++)
                if (roles[i] == role)
                {
                    if (best >= 0 && columns[best].Filled >= columns[i].Filled)
                        roles[i] = ColumnRole.Ignored;
                    else
                    {
                        if (best >= 0)
                            roles[best] = ColumnRole.Ignored;
                        best = i;
                    }
                }
        }
        if (!roles.Contains(ColumnRole.Date))
        {
            var date = Array.FindIndex(columns, column => column.IsDate);
            if (date >= 0)
                roles[date] = ColumnRole.Date;
        }
        if (!roles.Contains(ColumnRole.Id))
        {
            var id = Array.FindIndex(
                columns,
                column => column.IsUnique && !column.IsDate && ColumnWords.Role(column.Name) is null
            );
            if (id >= 0 && roles[id] == ColumnRole.Ignored)
                roles[id] = ColumnRole.Id;
        }
        return [.. columns.Select((column, i) => column.See(roles[i]))];
    }

    private static Mapping Make(string name, ImmutableArray<ColumnSeen> columns, ReadAs reads)
    {
        string? Of(ColumnRole role) => columns.FirstOrDefault(column => column.Role == role)?.Name;
        var items = MappingParts.Items(columns);
        var made = columns
            .Where(column =>
                column.Role
                    is ColumnRole.Date
                        or ColumnRole.Rating
                        or ColumnRole.Choice
                        or ColumnRole.Comment
            )
            .Select(column => column.Name);
        return new Mapping(name, MappingKind.Feedback)
        {
            Source = name,
            Reads = reads,
            Id = Of(ColumnRole.Id) is { } id
                ? new IdRule { Column = id }
                : new IdRule { MadeFrom = [.. made] },
            Date = Of(ColumnRole.Date) is { } date ? new DateRule { Column = date } : null,
            Service = Of(ColumnRole.Service) is { } service
                ? new ValueRule { Column = service }
                : null,
            Channel = Of(ColumnRole.Channel) is { } channel
                ? new ValueRule { Column = channel }
                : null,
            Language = Of(ColumnRole.Language) is { } language
                ? new ValueRule { Column = language }
                : null,
            Location = Of(ColumnRole.Location) is { } location
                ? new ValueRule { Column = location }
                : null,
            Page = Of(ColumnRole.Page),
            Person = Of(ColumnRole.Person),
            Exclude =
            [
                .. columns
                    .Where(column => column.Role == ColumnRole.LeftOut)
                    .Select(column => MappingParts.LeftOut(column.Name)),
            ],
            Items = items,
        };
    }
}

/// <summary>Makes the parts of a mapping from what columns are for: what the page and the proposal have in common.</summary>
public static class MappingParts
{
    /// <summary>The questions of some columns.</summary>
    public static ImmutableArray<ItemRule> Items(IEnumerable<ColumnSeen> columns)
    {
        var items = ImmutableArray.CreateBuilder<ItemRule>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
            if (Item(column) is { } item)
            {
                var key = item.Item;
                for (var n = 2; !keys.Add(key); n++)
                    key = $"{item.Item[..Math.Min(36, item.Item.Length)]}_{n}";
                items.Add(item with { Item = key });
            }
        return items.ToImmutable();
    }

    /// <summary>Rows in which the column says yes are left out.</summary>
    public static RowRule LeftOut(string column)
    {
        var reason = string.Concat(ColumnWords.Key(column).Where(c => char.IsAsciiLetter(c)));
        return new RowRule(column, ["1", "true", "yes", "y", "x", "t", "sí", "si"])
        {
            Reason = reason.Length == 0 ? "marked" : reason,
        };
    }

    private static ItemRule? Item(ColumnSeen column)
    {
        var item = new ItemRule(ColumnWords.Key(column.Name), AnswerShape.Comment)
        {
            Column = column.Name,
            Prompt = LocalText.Of(column.Name),
        };
        switch (column.Role)
        {
            case ColumnRole.Comment:
                return item;
            case ColumnRole.Rating:
                var words = column
                    .Options.Where(option => RatingWords.Step(option) is not null)
                    .ToList();
                return item with
                {
                    Shape = AnswerShape.Rating,
                    Scale = new ScaleRule(column.From, column.To)
                    {
                        Words = words
                            .DistinctBy(word => word, StringComparer.OrdinalIgnoreCase)
                            .ToImmutableSortedDictionary(
                                word => word,
                                word => RatingWords.Step(word)!.Value
                            ),
                    },
                };
            case ColumnRole.Choice or ColumnRole.Choices:
                return item with
                {
                    Shape =
                        column.Role == ColumnRole.Choice ? AnswerShape.Choice : AnswerShape.Choices,
                    Options = Options(column),
                };
            default:
                return null;
        }
    }

    private static ImmutableArray<OptionRule> Options(ColumnSeen column)
    {
        var written =
            column.Role == ColumnRole.Choice
                ? column.Options
                :
                [
                    .. column
                        .Options.SelectMany(option => option.Split(',', '\u001F'))
                        .Select(part => part.Trim())
                        .Where(part => part.Length > 0)
                        .Distinct(StringComparer.OrdinalIgnoreCase),
                ];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var options = ImmutableArray.CreateBuilder<OptionRule>();
        foreach (var text in written.Take(60))
        {
            var key = ColumnWords.OptionKey(text);
            var free = key;
            for (var n = 2; !keys.Add(free); n++)
                free = $"{key[..Math.Min(36, key.Length)]}_{n}";
            options.Add(new OptionRule(free) { Label = LocalText.Of(text), Written = [text] });
        }
        return options.ToImmutable();
    }
}
