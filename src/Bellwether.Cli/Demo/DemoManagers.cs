namespace Bellwether.Cli.Demo;

/// <summary>
/// What managers believe and what customers say, in the last whole quarter and a year before.
/// F8: 72 % of managers and 49 % of customers find the service equal to good private ones; the gap is 23 points. In the shared
/// services only 8 managers answered, too few to be shown alone.
/// </summary>
internal sealed class DemoManagers(IServiceProvider provider, DemoCalendar calendar)
{
    // Unit, its service, managers and those of them who agree, customers and those who say equal or better; now, then a year before.
    private static readonly (string Service, int[] Now, int[] Before)[] Units =
    [
        ("passport-renewal", [42, 30, 120, 44], [40, 30, 60, 21]),
        ("outpatient-care", [30, 23, 100, 62], [28, 21, 50, 31]),
        ("reserving-campsite", [22, 17, 80, 50], [22, 17, 40, 25]),
        ("applying-support", [36, 24, 100, 40], [35, 24, 50, 19]),
        ("payroll", [8, 5, 0, 0], [8, 6, 0, 0]),
    ];

    public async Task Add(CancellationToken cancel)
    {
        var survey = new DemoExtraSurvey(provider, calendar.Calendar);
        var now = calendar.All[^2].Last.AddDays(-30);
        var before = calendar.All[^6].Last.AddDays(-30);
        foreach (var (service, last, first) in Units)
        {
            var managers = await survey.Open(
                service,
                "manager-perception",
                $"Managers, {service}",
                cancel
            );
            await survey.Record(managers, before, Managers(managers.Version, first), cancel);
            await survey.Record(managers, now, Managers(managers.Version, last), cancel);
            if (last[2] == 0)
                continue;
            var mirror = await survey.Open(
                service,
                "customer-mirror",
                $"Customers, {service}",
                cancel,
                "compared",
                "promise"
            );
            await survey.Record(mirror, before, Customers(first[2], first[3]), cancel);
            await survey.Record(mirror, now, Customers(last[2], last[3]), cancel);
        }
    }

    private static IEnumerable<long[]> Managers(
        Instruments.InstrumentVersion version,
        int[] plan
    ) => Enumerable.Range(0, plan[0]).Select(person => Manager(version, person, plan[0], plan[1]));

    // Those who lead managers are the surest; people in the front line know better.
    private static long[] Manager(
        Instruments.InstrumentVersion version,
        int person,
        int all,
        int agree
    )
    {
        var values = new long[version.Items.Length];
        var agrees = person < agree;
        for (var i = 0; i < values.Length; i++)
        {
            var item = version.Items[i];
            values[i] = item.Key switch
            {
                "pg2" => agrees ? 4 + (person % 2) : 1 + (person % 3),
                "pg10" => item.Number!.Encode(
                    agrees ? 78 + (person % 5 * 4) : 65 + (person % 4 * 5)
                ),
                "supervises" => agrees && person < all / 3 ? 4
                : person % 3 == 0 ? 3
                : 2,
                "grade" => 1 + (person % 5),
                "tenure" => 1 + (person % 4),
                "pg11" => 1L << (person % item.Options.Length),
                "pg12" => 1 + (person % 4),
                _ when item.Kind == Instruments.ItemKind.SingleChoice && item.Options.Length == 5 =>
                    2 + ((person + i) % 4),
                _ when item.Kind == Instruments.ItemKind.SingleChoice => 1
                    + ((person + i) % item.Options.Length),
                _ => 0,
            };
        }
        return values;
    }

    private static IEnumerable<long[]> Customers(int all, int equalOrBetter) =>
        Enumerable
            .Range(0, all)
            .Select(person =>
                new[]
                {
                    person < equalOrBetter ? 3L + (person % 3) : 1L + (person % 2),
                    1L + (person % 5 == 0 ? 1 : 0),
                }
            );
}
