using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>Reads the rows of a table: a statement with questions under it that share their answers. A row without words is no row.</summary>
internal sealed class TableForm(
    IFormCollection form,
    InstrumentContent content,
    string headKey,
    Texts texts
)
{
    private const int MostRows = 60;

    /// <summary>True when the form has rows.</summary>
    public bool IsHere => form.ContainsKey("row.0.here");

    /// <summary>The rows that a statement has.</summary>
    public static ImmutableArray<Item> RowsOf(InstrumentContent content, string headKey) =>
        [.. content.Items.Where(item => item.RowOf == headKey)];

    /// <summary>The rows, each with the answers of the table.</summary>
    public ImmutableArray<Item> Read()
    {
        var before = RowsOf(content, headKey);
        var shared = new OptionsForm(
            form,
            content,
            before.FirstOrDefault() ?? new Item("", ItemKind.SingleChoice, LocalText.From([])),
            StandardLocks.Of(content, "")
        ).Read();
        var known = content;
        var rows = new List<Item>();
        for (var row = 0; row < MostRows && form.ContainsKey($"row.{row}.here"); row++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"row.{row}");
            var key = form[$"{name}.key"].ToString();
            var was = before.FirstOrDefault(item => item.Key == key);
            if (
                TextsForm.Text(form, $"{name}.prompt", content.Languages, was?.Prompt)
                is not { } prompt
            )
                continue;
            var item = (
                was
                ?? new Item(
                    EditContent.KeyFrom(known, prompt.In(content.Languages[0])),
                    ItemKind.SingleChoice,
                    prompt
                )
            ) with
            {
                Prompt = prompt,
                Options = shared,
                Required = form.ContainsKey($"{name}.required"),
                RowOf = headKey,
            };
            rows.Add(item);
            if (was is null)
                known = EditContent.Insert(known, item, known.Items.Length);
        }
        return [.. Arrange(rows)];
    }

    /// <summary>What is wrong with the rows as a whole, or null.</summary>
    public string? Fault(ImmutableArray<Item> rows) =>
        !rows.IsEmpty && rows[0].Options.Length < 2 ? texts["instruments.table.no-answers"] : null;

    private List<Item> Arrange(List<Item> rows)
    {
        var act = form["act"].ToString().Split(':');
        var at = rows.FindIndex(row => row.Key == act.ElementAtOrDefault(1));
        if (at < 0)
            return rows;
        var row = rows[at];
        if (act[0] == "row-remove")
            rows.RemoveAt(at);
        else if (act[0] is "row-up" or "row-down")
        {
            rows.RemoveAt(at);
            rows.Insert(Math.Clamp(act[0] == "row-up" ? at - 1 : at + 1, 0, rows.Count), row);
        }
        return rows;
    }
}
