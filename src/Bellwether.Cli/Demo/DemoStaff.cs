namespace Bellwether.Cli.Demo;

/// <summary>
/// What the staff say who run a service, asked as customers are, in the quarter of the managers' survey. 95 % of the passport
/// staff say that they keep what they promise; 80 % of customers say so: the gap is 15 points. Of good private companies they
/// think as customers do. At the urgent counter only six answered: too few to be shown.
/// </summary>
internal sealed class DemoStaff(IServiceProvider provider, DemoCalendar calendar)
{
    public async Task Add(CancellationToken cancel)
    {
        var survey = new DemoExtraSurvey(provider, calendar.Calendar);
        var day = calendar.All[^2].Last.AddDays(-30);
        var passport = await survey.Open(
            "passport-renewal",
            "staff-mirror",
            "Staff, passport-renewal",
            cancel,
            "compared",
            "promise"
        );
        await survey.Record(passport, day, Staff(60, 22, 57), cancel);
        var urgent = await survey.Open(
            "urgent-passport",
            "staff-mirror",
            "Staff, urgent-passport",
            cancel,
            "compared",
            "promise"
        );
        await survey.Record(urgent, day, Staff(6, 4, 6), cancel);
    }

    private static IEnumerable<long[]> Staff(int all, int equalOrBetter, int kept) =>
        Enumerable
            .Range(0, all)
            .Select(person =>
                new[]
                {
                    person < equalOrBetter ? 3L + (person % 3) : 1L + (person % 2),
                    person < kept ? 1L : 2L,
                }
            );
}
