namespace Bellwether.Cli.Demo;

/// <summary>What is planted in the demo. Only tests and benches ask for anything but <see cref="Planted"/>.</summary>
internal enum DemoEffects
{
    /// <summary>The findings of the demo guide.</summary>
    Planted,

    /// <summary>Nothing: every service, office, language and quarter is the same but for chance.</summary>
    Off,

    /// <summary>Other findings, half as large, in other places; everything else is the same but for chance.</summary>
    Moved,
}

/// <summary>A demo in which nothing happens, or something else: what the product names there, it names from the answers alone.</summary>
/// <param name="Effects">What is planted.</param>
/// <param name="Seed">Another seed, another draw of chance.</param>
internal sealed record DemoDraw(DemoEffects Effects, int Seed)
{
    /// <summary>The demo as everybody loads it.</summary>
    public static DemoDraw Usual { get; } = new(DemoEffects.Planted, 0);

    /// <summary>The service that bears the moved findings, and where in it.</summary>
    public const string MovedService = "outpatient-care";

    /// <summary>The office that is trusted more, half as much as clinic 17 was.</summary>
    public const string MovedOffice = "clinic-08";

    /// <summary>The reason that is named more.</summary>
    public const string MovedReason = "efficiency";

    /// <summary>The service where Spanish answers are lower, half as much as before.</summary>
    public const string MovedLanguage = "passport-renewal";

    /// <summary>The quarter from which the moved service is trusted less: the one that runs.</summary>
    public const int MovedQuarter = 8;

    /// <summary>The streams with what is planted in them.</summary>
    public IReadOnlyList<DemoStream> Streams =>
        Effects == DemoEffects.Planted
            ? DemoPlan.Streams
            : [.. DemoPlan.Streams.Select(Same).Select(Moved)];

    /// <summary>How often a reason is ticked when nothing speaks for or against it.</summary>
    public double Usually(double share) => Effects == DemoEffects.Planted ? share : 0.25;

    // The same questions all the time, so that nothing changes; who is asked, and how many, stays as it was.
    private static DemoStream Same(DemoStream stream) =>
        new(
            stream.Service,
            stream.Channel,
            stream.Answers,
            stream.ResponseRate,
            0.1,
            stream.Form == DemoForm.SevenThenThree ? DemoForm.Three : stream.Form
        )
        {
            Spanish = stream.Spanish,
            Locations = stream.Locations,
            Busy = stream.Busy,
        };

    private DemoStream Moved(DemoStream stream) =>
        Effects != DemoEffects.Moved
            ? stream
            : (stream.Service, stream.Channel) switch
            {
                (MovedService, "in_person") => stream with
                {
                    ByQuarter = quarter => quarter >= MovedQuarter ? -0.14 : 0,
                    Items = new Dictionary<string, double> { [MovedReason] = -0.17 },
                    ByLocation = new Dictionary<string, double> { [MovedOffice] = 0.25 },
                    Busy = new Dictionary<string, double> { [MovedOffice] = 8 },
                },
                (MovedLanguage, "website") => stream with
                {
                    Spanish = 0.2,
                    ItemsInSpanish = new Dictionary<string, double> { ["trust"] = -0.25 },
                },
                _ => stream,
            };
}
