using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Improvement.TellNext;

/// <summary>The form of a page "what happens next": what was typed, and the words it makes.</summary>
internal static class NextForm
{
    public static NextWords Read(IFormCollection form)
    {
        var steps = ImmutableArray.CreateBuilder<NextStep>();
        foreach (var stage in Enum.GetValues<CaseStage>())
        {
            var code = CaseStages.CodeOf(stage);
            var what = Text(form, $"what-{code}");
            var you = Text(form, $"you-{code}");
            if (what.En.Length > 0 || what.Es is not null || you.En.Length > 0)
                steps.Add(new NextStep(stage, what, you.En.Length > 0 ? you : null));
        }
        var days = form["promiseDays"].ToString().Trim();
        return new NextWords(
            Text(form, "received"),
            steps.ToImmutable(),
            Text(form, "late"),
            Text(form, "contact")
        )
        {
            // What is no number is refused with the field's own sentence.
            PromiseDays =
                days.Length == 0 ? null
                : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
                    ? many
                : 0,
            Told = Optional(form, "told"),
            Complain = Optional(form, "complain"),
            ReasonsArePlain = form["reasonsArePlain"] == "true",
        };
    }

    /// <summary>The words a form starts with.</summary>
    public static NextWords Empty { get; } = new(new(""), [], new(""), new(""));

    /// <summary>The refusal in the reader's language.</summary>
    public static Refusal Translate(Texts texts, Refusal refusal) =>
        new Refusal("form.incomplete", RefusalKind.Invalid, texts["improvement.next.fault.summary"])
        {
            Faults =
            [
                .. refusal.Faults.Select(fault =>
                    fault with
                    {
                        Message = texts[$"improvement.next.fault.{Kind(fault)}"],
                    }
                ),
            ],
        };

    private static string Kind(Fault fault) =>
        fault.Message.StartsWith("Keep it to", StringComparison.Ordinal) ? "long"
        : fault.Field.StartsWith("what-", StringComparison.Ordinal) ? "what"
        : fault.Field;

    private static PlainText? Optional(IFormCollection form, string name) =>
        Text(form, name) is { En.Length: > 0 } text ? text : null;

    private static PlainText Text(IFormCollection form, string name)
    {
        var es = form[name + "-es"].ToString().Trim();
        return new PlainText(form[name].ToString().Trim(), es.Length == 0 ? null : es);
    }
}
