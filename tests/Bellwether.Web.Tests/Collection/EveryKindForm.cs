using AngleSharp.Html.Dom;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Responses;
using Dapper;

namespace Bellwether.Web.Tests.Collection;

/// <summary>A form with a question of every kind, in English, Spanish and Arabic.</summary>
internal static class EveryKindForm
{
    public static LocalText Text(string words) =>
        LocalText.From([("en", words), ("es", $"{words} (es)"), ("ar", $"سؤال {words}")]);

    public static Item Choice(string key, params string[] options) =>
        new(key, ItemKind.SingleChoice, Text($"About {key}"))
        {
            Options = [.. options.Select(option => new ResponseOption(option, Text(option)))],
        };

    public static Item Number(string key, double min, double max) =>
        new(key, ItemKind.Number, Text($"About {key}")) { Number = new NumberRange(min, max) };

    public static InstrumentContent Content(params Item[] items) =>
        new(Text("Tell us"), [.. items]) { Languages = ["en", "es", "ar"] };

    public static InstrumentContent Whole() =>
        Content(
            Choice("trust", "up", "down") with
            {
                Presentation = Presentation.Thumbs,
                Options =
                [
                    new ResponseOption("up", Text("Thumbs up")) { Favourable = true },
                    new ResponseOption("down", Text("Thumbs down")),
                ],
            },
            Choice("reasons", "fast, cheap", "clear", "none", "other") with
            {
                Kind = ItemKind.MultiChoice,
                Options =
                [
                    new ResponseOption("fast", Text("Fast, cheap")),
                    new ResponseOption("clear", Text("Clear")),
                    new ResponseOption("none", Text("None of these")) { Exclusive = true },
                    new ResponseOption("other", Text("Other")) { AsksWords = true },
                ],
                AskedIf = Condition.Chosen("trust", "down"),
            },
            Choice("state", "ny", "tx", "ca") with
            {
                Presentation = Presentation.Combobox,
                Section = Text("Where and when"),
            },
            new Item("visited", ItemKind.Date, Text("When")),
            Number("minutes", 0, 600) with
            {
                Number = new NumberRange(0, 600) { Unit = Text("minutes") },
                Presentation = Presentation.Slider,
            },
            new Item("order", ItemKind.Ranking, Text("What matters most"))
            {
                Options =
                [
                    .. new[] { "speed", "kindness", "price" }.Select(key => new ResponseOption(
                        key,
                        Text(key)
                    )),
                ],
            },
            new Item("table", ItemKind.Statement, Text("How was each of these?")),
            Choice("row_staff", "1", "2", "3") with
            {
                RowOf = "table",
            },
            Choice("row_place", "1", "2", "3") with
            {
                RowOf = "table",
            },
            new Item("email", ItemKind.Email, Text("E-mail")) { Section = Text("Last") },
            new Item("phone", ItemKind.Phone, Text("Phone")),
            Choice("agree", "yes") with
            {
                Kind = ItemKind.MultiChoice,
                Presentation = Presentation.Consent,
            },
            new Item("double", ItemKind.Calculated, Text("Twice"))
            {
                Formula = "minutes * 2",
                Number = new NumberRange(0, 1200),
            },
            new Item(
                "comment",
                ItemKind.Text,
                Text("Anything else about {answer:state|your state}?")
            )
        ) with
        {
            Participation = new Participation { ResumeDays = 14, TakesPartial = true },
        };

    public static async Task<(Collector Collector, InstrumentVersion Version)> Open(
        PublicSite site,
        InstrumentContent content
    )
    {
        var version = (
            await site.Get<FreezeVersion>()
                .Run(site.Ana, new VersionToFreeze(Guid.CreateVersion7(), "Every kind", content))
        ).Value;
        return (await site.OpenCollector(version), version);
    }

    public static async Task<(
        IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
        Disposition Disposition
    )> Stored(PublicSite site, Collector collector, InstrumentVersion version)
    {
        var row = await site.Db.Read(connection =>
            connection.QuerySingleAsync<(byte[] Answers, long Disposition)>(
                "SELECT answers, disposition FROM responses_response WHERE collector_id = @CollectorId",
                new { collector.CollectorId }
            )
        );
        var values = Bellwether.Statistics.Sums.PackedSums.Unpack(row.Answers);
        return (
            SpellAnswers.Run(version, new AnswerSheet([.. values], [])),
            (Disposition)row.Disposition
        );
    }

    public static string[] Visible(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("[data-item]")
                .Where(item => !item.HasAttribute("hidden"))
                .Select(item => item.GetAttribute("data-item")!),
        ];
}
