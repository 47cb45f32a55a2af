using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments.WriteDraft;

/// <summary>Reads the answers of a choice, row by row; a row without a label is no answer. A button may move or remove one of them.</summary>
internal sealed class OptionsForm(
    IFormCollection form,
    InstrumentContent content,
    Item before,
    StandardLocks locks
)
{
    /// <summary>More rows than any question may have answers.</summary>
    private const int MostRows = 260;

    public ImmutableArray<ResponseOption> Read()
    {
        var options = new List<ResponseOption>();
        for (var row = 0; row < MostRows && form.ContainsKey($"option.{row}.here"); row++)
            if (Row(row, options) is { } option)
                options.Add(option);
        return [.. Arrange(options)];
    }

    private ResponseOption? Row(int row, List<ResponseOption> sofar)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"option.{row}");
        var key = form[$"{name}.key"].ToString().Trim();
        var was = before.Options.FirstOrDefault(option => option.Key == key);
        var label = TextsForm.Text(form, $"{name}.label", content.Languages, was?.Label);
        if (label is null)
            return null;
        var value = int.TryParse(
            form[$"{name}.value"],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : (int?)null;
        return new ResponseOption(
            key.Length > 0 ? key : FreeKey(sofar, label.In(content.Languages[0]), value),
            label,
            value,
            form.ContainsKey($"{name}.favourable")
        )
        {
            AsksWords = form.ContainsKey($"{name}.words"),
            Exclusive = form.ContainsKey($"{name}.exclusive"),
        };
    }

    private IEnumerable<ResponseOption> Arrange(List<ResponseOption> options)
    {
        var act = form["act"].ToString().Split(':');
        var at = options.FindIndex(option => option.Key == act.ElementAtOrDefault(1));
        if (at < 0)
            return options;
        var option = options[at];
        if (act[0] == "option-remove" && !locks.MustOffer.Contains(option.Key))
            options.RemoveAt(at);
        else if (act[0] is "option-up" or "option-down")
        {
            options.RemoveAt(at);
            options.Insert(
                Math.Clamp(act[0] == "option-up" ? at - 1 : at + 1, 0, options.Count),
                option
            );
        }
        return options;
    }

    // The number of a scale is a good key; else the first words of the label.
    private static string FreeKey(List<ResponseOption> sofar, string label, int? value)
    {
        var wanted = value is >= 0 and { } number
            ? number.ToString(CultureInfo.InvariantCulture)
            : EditContent.KeyFrom(new InstrumentContent(LocalText.Of("x"), []), label);
        var key = wanted;
        for (var n = 2; sofar.Exists(option => option.Key == key); n++)
            key = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{n}");
        return key;
    }
}
