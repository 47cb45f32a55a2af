using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Tests;

/// <summary>bellwether figures --form, with good input and bad.</summary>
[Collection("console")]
public sealed class QuestionCommandTests : CommandFixture
{
    private static readonly long[] Minutes = [5, 5, 5, 20, 20, 20, 20, 40, 40, 40, 70, 90];

    private Task<string> Open() =>
        With(
            async (provider, agency) =>
            {
                T Get<T>()
                    where T : notnull => provider.GetRequiredService<T>();
                var (actor, officer) = (Actor.System(agency), new Actor(agency, null, "Olga"));
                var unit = await Get<AddUnit>()
                    .Run(actor, new UnitToAdd("Permits Bureau", "PB", UnitKind.Bureau));
                var service = await Get<AddService>()
                    .Run(actor, new ServiceToAdd(unit.Value.UnitId, "Getting a permit"));
                var item = new Item("minutes", ItemKind.Number, LocalText.Of("How many minutes?"))
                {
                    Number = new NumberRange(0, 100)
                    {
                        Bins = [10, 30, 60],
                        Unit = LocalText.Of("minutes"),
                    },
                };
                var version = (
                    await Get<FreezeVersion>()
                        .Run(
                            actor,
                            new VersionToFreeze(
                                Guid.CreateVersion7(),
                                "Permit",
                                new InstrumentContent(LocalText.Of("Permit"), [item])
                            )
                        )
                ).Value;
                var clearance = (
                    await Get<AddClearance>()
                        .Run(
                            officer,
                            new ClearanceTerms("a11_generic", "Permit")
                            {
                                ControlNumber = "1234-0001",
                                ExpiresOn = new DateOnly(2044, 12, 31),
                                BurdenMinutes = 1,
                            }
                        )
                ).Value.Clearance.ClearanceId;
                await Get<AttestVersion>()
                    .Run(officer, clearance, version.VersionId, version.ContentHash);
                var form = (
                    await Get<OpenCollector>()
                        .Run(
                            actor,
                            new CollectorToOpen(
                                service.Value.ServiceId,
                                version.VersionId,
                                "Permit desk",
                                "website"
                            )
                            {
                                ClearanceId = clearance,
                            }
                        )
                ).Value;
                foreach (var (minutes, i) in Minutes.Select((minutes, i) => (minutes, i)))
                    await Get<RecordResponses>()
                        .Run(
                            new NewResponse(
                                Guid.CreateVersion7(),
                                agency,
                                form.CollectorId,
                                version,
                                $"{i}",
                                new AnswerSheet([minutes + 1], []),
                                new Slice("website", "en"),
                                new DateOnly(2025, 11, 5),
                                Period.MonthNumber(new(2025, 10, 1)),
                                DateTimeOffset.UnixEpoch
                            )
                        );
                return form.Key;
            }
        );

    [Fact]
    public async Task Every_question_of_a_form_is_said_with_mean_median_and_shares()
    {
        var key = await Open();

        var words = await Run("figures", "--form", "permit desk", "--period", "FY2026Q1");
        var json = await Json("figures", "--form", key, "--period", "FY2026Q1");

        Assert.Equal((0, ""), (words.Code, words.Error));
        Assert.Contains(
            "mean 31.25 minutes (sampling range 16.85 to 48.53; smoothed-t)",
            words.Output
        );
        Assert.Contains(
            "median 24.5 minutes (sampling range 0 to 59; binned-median)",
            words.Output
        );
        var question = json.GetProperty("questions")[0];
        Assert.Equal(12, question.GetProperty("answered").GetInt64());
        Assert.Equal(31.25, question.GetProperty("mean").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("10..29", question.GetProperty("answers")[1].GetProperty("key").GetString());
        Assert.Equal(4, question.GetProperty("answers")[1].GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task A_form_that_is_not_there_and_a_period_that_is_none_are_refused()
    {
        var unknown = await Run("figures", "--form", "nothing", "--period", "FY2026Q1");
        var period = await Run("figures", "--form", "nothing", "--period", "soon");

        Assert.Equal((3, 2), (unknown.Code, period.Code));
        Assert.Contains("no form", unknown.Error);
    }
}
