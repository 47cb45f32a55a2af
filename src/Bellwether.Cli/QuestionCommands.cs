using System.CommandLine;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Web.Measurement;
using Bellwether.Web.Measurement.ShowQuestions;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether figures --form</summary>
internal static class QuestionCommands
{
    public static async Task<int> Say(
        ParseResult parse,
        IServiceProvider provider,
        Agency agency,
        string form,
        Period period,
        CancellationToken cancel
    )
    {
        var found = await provider
            .GetRequiredService<FormScopes>()
            .Run(agency.AgencyId, form, "en", cancel);
        if (!found.IsDone)
            return Print.Refusal(parse, found.Refusal);
        var figures = await provider
            .GetRequiredService<ReadQuestions>()
            .Run(new QuestionsQuery(agency.AgencyId, found.Value, period), cancel);
        return Print.Outcome(parse, figures, Words, each => QuestionsReply.Of(each, "en"));
    }

    private static void Words(FormFigures figures)
    {
        Console.Out.WriteLine(
            $"{figures.Scope.Name}, {figures.Period.Name}: {figures.Responses:N0} responses"
        );
        foreach (var caution in figures.Cautions)
            Console.Out.WriteLine($"  {caution.In("en")}");
        foreach (var question in figures.Questions)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine($"{question.Prompt.In("en")} [{question.Key}]");
            Console.Out.WriteLine(
                $"  {question.Answered:N0} answers of {question.Asked:N0} asked{Why(question.Status)}"
            );
            Around("mean", question.Mean, question.Unit?.In("en"));
            Around("median", question.Median, question.Unit?.In("en"));
            foreach (var answer in question.Answers)
                Console.Out.WriteLine(
                    $"    {answer.Label.In("en")}: {answer.Count:N0}, {Percent(answer.Share.Value)} ({Percent(answer.Share.Interval?.Low)} to {Percent(answer.Share.Interval?.High)}){Rank(answer)}"
                );
        }
    }

    private static string Why(EstimateStatus status) =>
        status switch
        {
            EstimateStatus.Enough => "",
            EstimateStatus.Suppressed => ": kept back, as the form promised",
            _ => ": cannot tell, too few",
        };

    private static void Around(string what, Estimate? estimate, string? unit)
    {
        if (estimate is { Value: { } value, Interval: { } range })
            Console.Out.WriteLine(
                $"  {what} {Number(value)} {unit}".TrimEnd()
                    + $" (sampling range {Number(range.Low)} to {Number(range.High)}; {estimate.Method})"
            );
    }

    private static string Rank(AnswerShare answer) =>
        answer.MeanRank is { Value: { } rank, Interval: { } range }
            ? $"; mean place {Number(rank)} ({Number(range.Low)} to {Number(range.High)})"
            : "";

    private static string Number(double value) =>
        value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double? share) =>
        share is { } value ? value.ToString("P1", CultureInfo.InvariantCulture) : "-";
}
