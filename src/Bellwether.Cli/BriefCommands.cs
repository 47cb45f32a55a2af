using System.CommandLine;
using Bellwether.Publishing;
using Bellwether.Web.Publishing.ShowBrief;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether brief</summary>
internal static class BriefCommands
{
    private static readonly Option<string> Quarter = new("--quarter")
    {
        Description = "The fiscal quarter, for example FY2022Q1",
        Required = true,
    };

    private static readonly Option<string> Spoken = new("--language")
    {
        Description = "en or es",
        DefaultValueFactory = _ => "en",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write it there, as .docx or .html, instead of printing it",
        HelpName = "FILE",
    };

    public static Command Brief()
    {
        var brief = new Command(
            "brief",
            "What is known, what is not, and one decision for each, ready to print; --agency takes an agency or a unit of it, such as a department. Example: bellwether brief --agency \"Department of State\" --quarter FY2022Q1 --out brief.docx"
        )
        {
            Quarter,
            Spoken,
            Out,
        };
        Spoken.AcceptOnlyFromAmong("en", "es");
        brief.SetAction(Run);
        return brief;
    }

    private static async Task<int> Run(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var part = await AgencyPart.Find(parse.GetValue(Shared.AgencyName), provider, cancel);
        if (!part.IsDone)
            return Print.Refusal(parse, part.Refusal);
        var (agency, unit) = (part.Value.Agency, part.Value.Unit);
        var quarter = agency.Calendar.Read(parse.GetValue(Quarter)!);
        if (!quarter.IsDone)
            return Print.Refusal(parse, quarter.Refusal);
        var language = parse.GetValue(Spoken)!;
        var query = new BriefQuery(
            agency.AgencyId,
            await part.Value.Scope(provider, language, cancel),
            part.Value.Name,
            unit?.Name,
            quarter.Value
        );
        var outcome = await provider.GetRequiredService<PrepareBrief>().Run(query, cancel);
        if (outcome.IsDone && parse.GetValue(Out) is { } file)
        {
            await Write(file, outcome.Value, language, cancel);
            Console.Error.WriteLine($"Wrote {file.FullName}");
            return 0;
        }
        return Print.Outcome(
            parse,
            outcome,
            value => Say(value, language),
            value => BriefJson.Of(value, language)
        );
    }

    private static Task Write(
        FileInfo file,
        Brief brief,
        string language,
        CancellationToken cancel
    ) =>
        file.Extension.Equals(".html", StringComparison.OrdinalIgnoreCase)
            ? File.WriteAllTextAsync(file.FullName, WriteBriefHtml.Of(brief, language), cancel)
            : File.WriteAllBytesAsync(file.FullName, WriteBriefDocx.Of(brief, language), cancel);

    private static void Say(Brief brief, string language)
    {
        var labels = new BriefLabels(language);
        Console.Out.WriteLine(labels.Title(brief));
        Console.Out.WriteLine(brief.Headline.In(language));
        foreach (var (title, statements) in labels.Sections(brief))
        {
            Console.Out.WriteLine($"\n{title}");
            if (statements.Count == 0)
                Console.Out.WriteLine($"  {labels.Nothing(title)}");
            for (var i = 0; i < statements.Count; i++)
            {
                Console.Out.WriteLine($"  {i + 1}. {statements[i].Says.In(language)}");
                Console.Out.WriteLine($"     {statements[i].Because.In(language)}");
                Console.Out.WriteLine($"     {statements[i].Decision.In(language)}");
            }
        }
        Console.Out.WriteLine($"\n{labels.Numbers}");
        foreach (var number in BriefLabels.AllNumbers(brief))
        {
            Console.Out.WriteLine(
                $"  {number.What.In(language)}: {BriefWords.Value(number, language)} ({BriefWords.Range(number, language)}; n {BriefWords.Answers(number)}; {number.Period}; {number.Value.Method})"
            );
            Console.Out.WriteLine($"    {number.Trace}");
        }
    }
}
