using System.Text;
using Bellwether.Collection.Sources;

namespace Bellwether.Publishing.Tests;

/// <summary>Our own file, read again by an empty installation, gives the same figures.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task The_file_read_again_elsewhere_gives_the_same_figures()
    {
        await using var here = await FilingWorld.Open();
        for (var i = 0; i < 60; i++)
            await here.Answer(
                i % 4 == 0 ? "0" : "1",
                [Driver.Codes[i % 7], Driver.Codes[(i + 3) % 7]],
                i % 5 == 0 ? $"Words, \"{i}\" =1" : null
            );
        var (outcome, text) = await here.Export();
        await using var there = await FilingWorld.Open(withSurvey: false);

        var imported = await there
            .Get<ImportFeedback>()
            .Run(
                there.System,
                new FeedbackToImport(
                    new MemoryStream(Encoding.UTF8.GetBytes(text)),
                    "filing.csv",
                    Mapping
                )
            );
        var (before, after) = (await TrustFileTests.Trust(here), await TrustFileTests.Trust(there));

        Assert.True(outcome.IsDone);
        Assert.True(imported.IsDone, imported.Refusal?.Message);
        Assert.Empty(imported.Value.Quarantined);
        Assert.Equal(60, after.Answers);
        Assert.Equal(before.Favourable, after.Favourable);
        Assert.Equal(
            before.Distribution.Select(option => (option.Key, option.Count)),
            after.Distribution.Select(option => (option.Key, option.Count))
        );
        Assert.Equal(await Reasons(here), await Reasons(there));
    }

    private static async Task<string> Reasons(FilingWorld world)
    {
        var report = await world.Report();
        using var stream = new MemoryStream();
        var survey = report.Surveys.Single().Survey;
        await new WriteTrustFile(world.Get<Responses.ReadResponses>()).Run(
            survey,
            stream,
            CancellationToken.None
        );
        var rows = Encoding
            .UTF8.GetString(stream.ToArray())
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(',')[1..16])
            .ToList();
        return string.Join(
            ' ',
            Enumerable.Range(0, 15).Select(column => rows.Count(row => row[column] == "1"))
        );
    }

    private static Mapping Mapping =>
        new("Our own quarterly file", MappingKind.Feedback)
        {
            Source = "Bellwether",
            Template = "a11-v2-thumbs",
            Id = new IdRule { Column = "external_id" },
            Date = new DateRule { Constant = new DateOnly(2025, 11, 15) },
            Service = new ValueRule { Constant = "Renewing a passport" },
            Channel = new ValueRule { Constant = "website" },
            Language = new ValueRule { Constant = "en" },
            Items =
            [
                new ItemRule("trust", AnswerShape.Choice)
                {
                    Column = "question_1",
                    Options =
                    [
                        new OptionRule("1") { Written = ["1"] },
                        new OptionRule("0") { Written = ["0"] },
                    ],
                },
                new ItemRule("went_well", AnswerShape.Ticks) { Options = Ticks("positive") },
                new ItemRule("went_wrong", AnswerShape.Ticks) { Options = Ticks("negative") },
                new ItemRule("comment", AnswerShape.Comment) { Column = "question_4" },
            ],
        };

    private static System.Collections.Immutable.ImmutableArray<OptionRule> Ticks(string list) =>
        [.. Driver.Codes.Select(code => new OptionRule(code) { Column = $"{list}_{code}" })];
}
