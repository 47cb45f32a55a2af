using Bellwether.Organization;

namespace Bellwether.Cli.Demo;

/// <summary>One way answers come in: a service on a channel, and how its answers fall.</summary>
/// <param name="Service">Slug of the service.</param>
/// <param name="Channel">Channel code.</param>
/// <param name="Answers">Answers in the small demo over eight quarters; the full demo has fifteen times as many.</param>
/// <param name="ResponseRate">Answers per person offered the survey.</param>
/// <param name="Quality">Mean of the hidden quality people answer from; 0 is about 70 % favourable.</param>
/// <param name="Form">Which instrument is asked, and from when.</param>
internal sealed record DemoStream(
    string Service,
    string Channel,
    int Answers,
    double ResponseRate,
    double Quality,
    DemoForm Form
)
{
    /// <summary>Share of Spanish answers.</summary>
    public double Spanish { get; init; } = 0.06;

    /// <summary>Offices the answers come from; empty = not known.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>Added to the hidden quality of one item.</summary>
    public IReadOnlyDictionary<string, double> Items { get; init; } =
        new Dictionary<string, double>();

    /// <summary>Added to the hidden quality, by quarter 0 to 8 (8 = the running one).</summary>
    public Func<int, double> ByQuarter { get; init; } = _ => 0;

    /// <summary>Added to the hidden quality of an item for a Spanish answer.</summary>
    public IReadOnlyDictionary<string, double> ItemsInSpanish { get; init; } =
        new Dictionary<string, double>();

    /// <summary>Added to the hidden quality of an answer from that office.</summary>
    public IReadOnlyDictionary<string, double> ByLocation { get; init; } =
        new Dictionary<string, double>();

    /// <summary>How much more often an office answers than the others.</summary>
    public IReadOnlyDictionary<string, double> Busy { get; init; } =
        new Dictionary<string, double>();
}

/// <summary>Which form a stream asks.</summary>
internal enum DemoForm
{
    /// <summary>The seven-domain form all the time.</summary>
    SevenDomains,

    /// <summary>The seven-domain form for five quarters, then the three-question form: a break in the series.</summary>
    SevenThenThree,

    /// <summary>The three-question form, five-point.</summary>
    Three,

    /// <summary>The three-question form, thumbs.</summary>
    Thumbs,

    /// <summary>One open question.</summary>
    Open,
}

/// <summary>A service of the fictional department.</summary>
internal sealed record DemoServiceEntry(
    string Unit,
    string Slug,
    string Name,
    string Spanish,
    Audience Audience = Audience.Public,
    bool IsDesignated = false
);

/// <summary>The fictional Department of Civic Services: its people, services, volumes, and the findings planted in it.</summary>
internal static class DemoPlan
{
    public const string AgencyName = "Department of Civic Services";
    public const string Abbreviation = "DCS";

    /// <summary>The quarter from which a stream with two forms asks the second one.</summary>
    public const int BreakQuarter = 5;

    public static readonly (string Code, string Name, UnitKind Kind)[] Units =
    [
        ("travel", "Bureau of Travel Documents", UnitKind.ServiceProvider),
        ("clinics", "Community Clinics Administration", UnitKind.ServiceProvider),
        ("parks", "Parks & Places", UnitKind.ServiceProvider),
        ("household", "Household Support Office", UnitKind.ServiceProvider),
        ("shared", "Shared Services Center", UnitKind.Bureau),
        ("workplace", "Workplace Services", UnitKind.Bureau),
    ];

    public static readonly DemoServiceEntry[] Services =
    [
        new(
            "travel",
            "passport-renewal",
            "Renewing a passport",
            "la renovación del pasaporte",
            IsDesignated: true
        ),
        new(
            "travel",
            "urgent-passport",
            "Getting an urgent passport",
            "la obtención de un pasaporte urgente"
        ),
        new(
            "travel",
            "application-status",
            "Checking application status",
            "la consulta del estado de su solicitud"
        ),
        new(
            "clinics",
            "outpatient-care",
            "Receiving outpatient care",
            "la atención ambulatoria",
            IsDesignated: true
        ),
        new("clinics", "booking-appointment", "Booking an appointment", "la petición de una cita"),
        new(
            "clinics",
            "filling-prescription",
            "Filling a prescription",
            "el surtido de una receta"
        ),
        new(
            "parks",
            "reserving-campsite",
            "Reserving a campsite",
            "la reserva de un campamento",
            IsDesignated: true
        ),
        new("parks", "permit-lottery", "Entering a permit lottery", "el sorteo de permisos"),
        new(
            "household",
            "applying-support",
            "Applying for household support",
            "la solicitud de ayuda para el hogar",
            IsDesignated: true
        ),
        new(
            "household",
            "renewing-support",
            "Renewing household support",
            "la renovación de la ayuda para el hogar"
        ),
        new("household", "reporting-change", "Reporting a change", "el aviso de un cambio"),
        new(
            "shared",
            "payroll",
            "Getting payroll fixed",
            "la corrección de la nómina",
            Audience.AgencyFacing
        ),
        new("shared", "it-help", "Getting IT help", "la ayuda informática", Audience.AgencyFacing),
        new(
            "shared",
            "shared-contract",
            "Buying through the shared contract",
            "la compra por el contrato común",
            Audience.AgencyFacing
        ),
        new(
            "workplace",
            "onboarding",
            "Onboarding a new employee",
            "la incorporación de una persona nueva",
            Audience.Internal
        ),
    ];

    /// <summary>Twenty-four clinics, clinic-01 to clinic-24.</summary>
    public static readonly string[] Clinics =
    [
        .. Enumerable.Range(1, 24).Select(n => $"clinic-{n:00}"),
    ];

    // The planted findings, by the number they have in the demo guide:
    // F1  People who renew a passport ask where their application is, until messages are sent (DemoStatusNews).
    // F4  Spanish web users find applying for support 18 points less easy (one page is not translated).
    // F5  The permit lottery is effective but 22 points less transparent than the rest.
    // F6  Clinic 17 is trusted 11 points more with the same patients.
    // F10 One survey answered by 0.3 % of those offered: not enough to compare.
    // F17 The renewal form changes from seven domains to three questions: the series breaks.
    public static readonly DemoStream[] Streams =
    [
        new("passport-renewal", "website", 1500, 0.011, 0.05, DemoForm.SevenThenThree)
        {
            ByQuarter = quarter =>
                quarter is 3 or 4 ? -0.28
                : quarter >= 6 ? 0.12
                : 0,
            Items = new Dictionary<string, double> { ["efficiency"] = -0.35 },
        },
        new("passport-renewal", "phone", 500, 0.055, -0.15, DemoForm.SevenThenThree)
        {
            ByQuarter = quarter => quarter is 3 or 4 ? -0.35 : 0,
            Items = new Dictionary<string, double> { ["efficiency"] = -0.3, ["employee"] = 0.4 },
        },
        new("passport-renewal", "paper", 160, 0.06, 0.1, DemoForm.SevenThenThree),
        new("urgent-passport", "in_person", 360, 0.27, 0.35, DemoForm.Three),
        new("application-status", "website", 150, 0.003, -0.2, DemoForm.Thumbs),
        new("outpatient-care", "in_person", 3000, 0.28, 0.25, DemoForm.Three)
        {
            Locations = Clinics,
            ByLocation = new Dictionary<string, double> { ["clinic-17"] = 0.5 },
            Busy = new Dictionary<string, double> { ["clinic-17"] = 2.5 },
        },
        new("outpatient-care", "email", 900, 0.105, 0.22, DemoForm.SevenDomains),
        new("booking-appointment", "phone", 420, 0.05, -0.1, DemoForm.Three),
        new("filling-prescription", "email", 300, 0.1, 0.3, DemoForm.Thumbs),
        new("reserving-campsite", "website", 900, 0.013, 0.3, DemoForm.SevenDomains)
        {
            Spanish = 0.04,
        },
        new("permit-lottery", "website", 800, 0.012, 0.1, DemoForm.SevenDomains)
        {
            Spanish = 0.04,
            Items = new Dictionary<string, double>
            {
                ["transparency"] = -0.49,
                ["effectiveness"] = 0.1,
            },
        },
        new("applying-support", "website", 1300, 0.009, -0.05, DemoForm.SevenDomains)
        {
            Spanish = 0.2,
            ItemsInSpanish = new Dictionary<string, double> { ["ease"] = -0.5 },
        },
        new("applying-support", "phone", 400, 0.045, -0.1, DemoForm.Three) { Spanish = 0.15 },
        new("renewing-support", "website", 450, 0.01, 0.05, DemoForm.Three) { Spanish = 0.15 },
        new("reporting-change", "website", 250, 0.01, -0.1, DemoForm.Thumbs) { Spanish = 0.15 },
        new("payroll", "email", 220, 0.11, -0.3, DemoForm.SevenDomains) { Spanish = 0 },
        new("it-help", "email", 260, 0.12, 0.0, DemoForm.SevenDomains) { Spanish = 0 },
        new("shared-contract", "email", 140, 0.1, -0.05, DemoForm.SevenDomains) { Spanish = 0 },
        new("onboarding", "email", 120, 0.35, 0.2, DemoForm.Open) { Spanish = 0.03 },
    ];

    /// <summary>Customers a quarter, where the department counts them.</summary>
    public static readonly IReadOnlyDictionary<string, long> CustomersAQuarter = new Dictionary<
        string,
        long
    >
    {
        ["passport-renewal"] = 2_300_000,
        ["urgent-passport"] = 48_000,
        ["application-status"] = 4_200_000,
        ["outpatient-care"] = 860_000,
        ["booking-appointment"] = 390_000,
        ["filling-prescription"] = 310_000,
        ["reserving-campsite"] = 5_100_000,
        ["permit-lottery"] = 620_000,
        ["applying-support"] = 410_000,
        ["renewing-support"] = 280_000,
        ["reporting-change"] = 190_000,
        ["payroll"] = 22_000,
        ["it-help"] = 61_000,
        ["shared-contract"] = 7_000,
        ["onboarding"] = 1_200,
    };
}
