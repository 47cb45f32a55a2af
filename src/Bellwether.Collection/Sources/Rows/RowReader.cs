using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Instruments;
using Bellwether.Text;
using Bellwether.Text.Redaction;

namespace Bellwether.Collection.Sources;

/// <summary>Reads rows by a mapping: a pure function of the row, the mapping and what the whole file tells of its dates.</summary>
internal sealed class RowReader
{
    private const int LongestId = 200;

    private readonly Mapping mapping;
    private readonly MappingColumns columns;
    private readonly InstrumentContent content;
    private readonly DateReader? dates;
    private readonly AnswerReader?[] answers;
    private readonly int[] places;
    private readonly int[][] ticks;
    private readonly ValueReader service;
    private readonly ValueReader channel;
    private readonly ValueReader language;
    private readonly ValueReader location;
    private readonly (RowRule Rule, int Place)[] only;
    private readonly (RowRule Rule, int Place)[] exclude;
    private readonly (RowRule Rule, int Place)[] refuse;
    private readonly int[] madeFrom;
    private readonly bool[] redacted;
    private readonly bool checks;

    public RowReader(
        Mapping mapping,
        MappingColumns columns,
        InstrumentContent content,
        DateReader? dates
    )
    {
        this.mapping = mapping;
        this.columns = columns;
        this.content = content;
        this.dates = dates;
        var items = content.Items;
        answers = new AnswerReader?[items.Length];
        places = new int[items.Length];
        ticks = new int[items.Length][];
        redacted = new bool[columns.Columns.Count];
        for (var i = 0; i < items.Length; i++)
        {
            places[i] = -1;
            ticks[i] = [];
            if (mapping.Items.FirstOrDefault(rule => rule.Item == items[i].Key) is not { } rule)
                continue;
            places[i] = columns[rule.Column];
            if (places[i] < 0 && rule.Shape != AnswerShape.Ticks)
                continue;
            answers[i] = new AnswerReader(rule, items[i], mapping);
            if (rule.Shape == AnswerShape.Comment)
                redacted[places[i]] = true;
            if (rule.Shape == AnswerShape.Ticks)
                ticks[i] =
                [
                    .. items[i]
                        .Options.Select(option =>
                            columns[
                                rule.Options.FirstOrDefault(each => each.Key == option.Key)?.Column
                            ]
                        ),
                ];
        }
        service = new ValueReader(mapping.Service, columns, "service", static value => value);
        channel = new ValueReader(
            mapping.Channel,
            columns,
            "channel",
            static value => Organization.Channel.Find(value)?.Code
        );
        language = new ValueReader(mapping.Language, columns, "language", Languages.Code);
        location = new ValueReader(mapping.Location, columns, "location", Places.Code);
        only = Rules(mapping.Only);
        exclude = Rules(mapping.Exclude);
        refuse = Rules(mapping.Refuse);
        madeFrom = mapping.Id is { MadeFrom.IsDefault: false } id
            ? [.. id.MadeFrom.Select(name => columns[name]).Where(at => at >= 0)]
            : [];
        // Routing and required questions belong to the engine of questionnaires; where there are none, its checks add nothing.
        checks = items.Any(item =>
            item.Required || item.AskedWhen is not null || item.AskedIf is not null
        );
    }

    /// <summary>The same reader for another thread.</summary>
    public RowReader Copy() => new(mapping, columns, content, dates?.Copy());

    /// <summary>Reads a row. Words are redacted here, before anybody can read them.</summary>
    public MappedRow Read(in SourceRow source)
    {
        var row = new MappedRow(source.Row);
        if (source.Cells is not { } cells)
        {
            row.Faults.Add(RowFaults.Of(source.Row, source.Broken!));
            return row;
        }
        if (!Fits(cells))
        {
            row.IsSkipped = true;
            return row;
        }
        foreach (var (rule, place) in exclude)
            if (Holds(rule, cells[place]))
                row.Excluded ??= rule.Reason;
        ReadId(row, cells);
        if (row.Excluded is null)
        {
            ReadDate(row, cells);
            row.Service = service.Read(row, cells);
            row.Channel = channel.Read(row, cells);
            row.Language = language.Read(row, cells);
            row.Location = location.Read(row, cells);
            if (columns[mapping.Page] is >= 0 and var page && cells[page].Length > 0)
                row.Page = WebAddress.Trim(cells[page]);
            if (columns[mapping.Person] is >= 0 and var person && cells[person].Length > 0)
                row.Person = Fingerprint.Of(cells[person]);
            ReadAnswers(row, cells);
            foreach (var (rule, place) in refuse)
                if (Holds(rule, cells[place]))
                    row.Faults.Add(
                        RowFaults.Doubt(row.Row, rule.Field ?? rule.Column, rule.Reason)
                    );
        }
        if (row.Faults.Count > 0 || row.Excluded is not null)
            Keep(row, cells);
        return row;
    }

    /// <summary>Keeps the cells of a row that is not taken after all.</summary>
    public void Keep(MappedRow row, string[] cells)
    {
        var kept = new string[cells.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] =
                redacted[i] ? RedactWords.Run(cells[i], "en").Words
                : i == columns[mapping.Person] && cells[i].Length > 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"person-{Fingerprint.Of(cells[i]):x16}"
                    )
                : cells[i];
        row.Kept = kept;
    }

    /// <summary>Of a person's further rows only the words are kept: mended and imported again, the answers must not count twice.</summary>
    public void ForgetAnswers(MappedRow row)
    {
        if (row.Kept is not { } kept)
            return;
        for (var i = 0; i < places.Length; i++)
        {
            if (content.Items[i].Kind == ItemKind.Text)
                continue;
            if (places[i] >= 0)
                kept[places[i]] = "";
            foreach (var place in ticks[i])
                if (place >= 0)
                    kept[place] = "";
        }
    }

    private bool Fits(string[] cells)
    {
        foreach (var (rule, place) in only)
            if (!Holds(rule, cells[place]))
                return false;
        return true;
    }

    private static bool Holds(RowRule rule, string cell)
    {
        var said = cell.AsSpan().Trim();
        foreach (var value in rule.Values)
            if (said.Equals(value, StringComparison.OrdinalIgnoreCase))
                return !rule.Not;
        return rule.Not;
    }

    private void ReadId(MappedRow row, string[] cells)
    {
        if (columns[mapping.Id?.Column] is >= 0 and var place)
        {
            var id = cells[place].Trim();
            if (id.Length == 0)
                row.Faults.Add(RowFaults.NoId(row.Row, mapping.Id!.Column!));
            else if (id.Length > LongestId)
                row.Faults.Add(RowFaults.LongId(row.Row, mapping.Id!.Column!));
            row.ExternalId = id;
        }
        else if (madeFrom.Length > 0)
            row.ExternalId = MakeId(madeFrom.Select(at => cells[at]));
    }

    private static string MakeId(IEnumerable<string> parts) =>
        "made:"
        + Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(string.Join('\u001E', parts.Select(part => part.Trim())))
                )
                .AsSpan(0, 16)
        );

    private void ReadDate(MappedRow row, string[] cells)
    {
        if (columns[mapping.Date?.Column] is >= 0 and var place && dates is not null)
        {
            var (verdict, day, at) = dates.Read(cells[place]);
            if (verdict != DateVerdict.Good)
                row.Faults.Add(
                    RowFaults.Date(row.Row, mapping.Date!.Column!, verdict, cells[place])
                );
            row.Day = day;
            if (mapping.Date!.KeepTime)
                row.At = at;
        }
        else if (mapping.Date?.Constant is { } constant)
            row.Day = constant;
    }

    private void ReadAnswers(MappedRow row, string[] cells)
    {
        var values = new long[answers.Length];
        List<(int Item, string Words)>? words = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (answers[i] is not { } reader)
                continue;
            if (ticks[i].Length > 0)
                values[i] = Ticks(row, i, cells);
            else if (content.Items[i].Kind == ItemKind.Text)
            {
                if (Words(i, reader, cells) is not { } said)
                    continue;
                (words ??= []).Add((i, said));
                values[i] = 1;
            }
            else
            {
                var (value, reason) = reader.Read(cells[places[i]]);
                values[i] = value;
                if (reason is not null)
                    row.Faults.Add(reader.Fault(row.Row, reason, cells[places[i]]));
            }
        }
        row.Values = values;
        if (checks && row.Faults.Count == 0)
            Check(row, words);
        if (words is not null)
            RowWords.Redact(row, words);
        if (mapping.Kind == MappingKind.Unasked && words is not null)
        {
            row.Plain = NearCopies.Plain(string.Join(' ', words.Select(each => each.Words)));
            if (row.ExternalId.Length == 0)
                row.ExternalId = MakeId([row.Plain]);
        }
    }

    private long Ticks(MappedRow row, int item, string[] cells)
    {
        var value = 0L;
        for (var option = 0; option < ticks[item].Length; option++)
        {
            var place = ticks[item][option];
            if (place < 0)
                continue;
            if (AnswerReader.Tick(cells[place]) is not { } ticked)
                row.Faults.Add(
                    RowFaults.Choice(row.Row, columns.Columns[place], cells[place], "1")
                );
            else if (ticked)
                value |= 1L << option;
        }
        return value;
    }

    private string? Words(int item, AnswerReader reader, string[] cells)
    {
        var rule = mapping.Items.First(each => each.Item == content.Items[item].Key);
        if (rule.Where is { } where && !Holds(where, cells[columns[where.Column]]))
            return null;
        var cell = cells[places[item]];
        if (reader.IsNothing(cell))
            return null;
        var said = NormaliseWords.Run(cell, content.Items[item].LongestText).Words;
        return said.Length == 0 ? null : said;
    }

    // What was not asked was not answered: the engine of questionnaires says so, and a row that answers it all the same is told.
    private void Check(MappedRow row, List<(int Item, string Words)>? words)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < row.Values.Length; i++)
        {
            var item = content.Items[i];
            if (row.Values[i] <= 0)
                continue;
            given[item.Key] = item.Kind switch
            {
                ItemKind.Text => [words!.First(each => each.Item == i).Words],
                ItemKind.MultiChoice =>
                [
                    .. item
                        .Options.Where((_, k) => ((row.Values[i] >> k) & 1) == 1)
                        .Select(option => option.Key),
                ],
                _ => [item.Options[(int)row.Values[i] - 1].Key],
            };
        }
        var checkedAnswers = CheckAnswers.Run(Version(), given);
        if (!checkedAnswers.IsDone)
        {
            var spanish = CheckAnswers.Run(Version(), given, "es").Refusal;
            foreach (
                var (fault, k) in checkedAnswers.Refusal.Faults.Select((fault, k) => (fault, k))
            )
                row.Faults.Add(
                    RowFaults.Answer(
                        row.Row,
                        Heading(fault.Field),
                        checkedAnswers.Refusal.Code,
                        LocalText.Of(fault.Message, spanish?.Faults.ElementAtOrDefault(k)?.Message)
                    )
                );
            return;
        }
        var sheet = checkedAnswers.Value.Values;
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (row.Values[i] > 0 && sheet[i] <= 0)
                row.Faults.Add(
                    RowFaults.Answer(
                        row.Row,
                        Heading(content.Items[i].Key),
                        "answers.not-asked",
                        RowFaults.Say(
                            $"This was answered although it was not asked after that earlier answer. Check both cells.",
                            $"Esto se contestó aunque no se preguntaba después de aquella respuesta. Revise ambas celdas."
                        )
                    )
                );
            row.Values[i] = sheet[i];
        }
    }

    private InstrumentVersion? version;

    // The engine checks frozen versions; this stands for one with the same questions.
    private InstrumentVersion Version() =>
        version ??= new InstrumentVersion(
            Guid.Empty,
            Guid.Empty,
            Guid.Empty,
            1,
            content.Title,
            content.Items
        )
        {
            Languages = content.Languages,
        };

    private string Heading(string itemKey) =>
        mapping.Items.FirstOrDefault(rule => rule.Item == itemKey)?.Column ?? itemKey;

    private (RowRule, int)[] Rules(ImmutableArray<RowRule> rules) =>
        [.. rules.Select(rule => (rule, columns[rule.Column])).Where(rule => rule.Item2 >= 0)];
}
