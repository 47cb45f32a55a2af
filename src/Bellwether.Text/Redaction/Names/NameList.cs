using System.Globalization;

namespace Bellwether.Text.Redaction;

/// <summary>What the list of names knows of a word.</summary>
[Flags]
internal enum NameFlags : byte
{
    /// <summary>It is not on the list.</summary>
    None = 0,

    /// <summary>A given name.</summary>
    Given = 1,

    /// <summary>A given name, and a word or a place as well: Grace, Dallas.</summary>
    GivenWord = 2,

    /// <summary>A family name.</summary>
    Family = 4,

    /// <summary>A family name, and a word or a place as well: Young, Lincoln.</summary>
    FamilyWord = 8,

    /// <summary>No dictionary has it: a name also in small letters.</summary>
    NeverAWord = 16,

    /// <summary>A place as well: Dallas, Victoria.</summary>
    Place = 32,

    /// <summary>Any name.</summary>
    Any = Given | GivenWord | Family | FamilyWord,
}

/// <summary>Some 32,000 given and family names of many countries, made by build/names.mjs.</summary>
internal static class NameList
{
    /// <summary>The longest name that is looked up.</summary>
    public const int Longest = 24;

    private static readonly WordTable All = new(Load());

    // Words that begin with a capital on forms and in letters and are no names there.
    private const string NoNames = """
        the a an and or but if so then when while where who what why how this that these those it its he she they we you your our my his her
        their i'm i'd i've i'll no not yes please thank thanks sorry hi hello dear hey also just very really only even still never always
        there here everyone someone anyone nobody sir madam team all folks support office agency department bureau administration service
        services center centre clinic hospital street st avenue ave road rd drive lane court place suite apt apartment unit building floor
        box state city county country street's federal government national public social security seguro social number form passport visa
        license card account application appointment website portal page login password email phone mail online monday tuesday wednesday
        thursday friday saturday sunday january february march april may june july august september october november december spring
        summer autumn winter north south east west new old great good best worst excellent terrible amazing awesome love loved hate hated
        need needs needed want wanted get got go going went make made take took give gave ask asked call called tell told see saw say said
        wait waited waiting fix fixed help helped staff agent clerk officer nurse doctor receptionist supervisor manager driver representative
        customer person people man woman lady gentleman user test none nothing nada ninguno gracias buenos buenas días tardes noches señor
        señora señorita el la los las un una y o pero si no sí que como cuando donde porque muy todo todos nadie también equipo oficina
        departamento servicio servicios centro clínica hospital calle avenida estado ciudad gobierno número formulario pasaporte cita página
        inc llc ltd corp company university college school church bank park room section part step level question option menu sistema system
        removed name address however every did ive treat house surgery ward team
        """;

    private const string Titles =
        "mr mrs ms miss mx dr dra prof sr sra srta señor señora señorita don doña doctor doctora nurse officer agent sergeant captain "
        + "lieutenant judge enfermera enfermero agente oficial juez lic";

    private const string Cues = "called soy i'm am";

    private const string SureCues =
        "hi hello dear hola estimado estimada querido querida said says named llamado llamada dijo dice";

    private const string Meetings =
        "with by thank thanks thanked ask asked told met saw him her contacted emailed con";

    private const string Particles =
        "de la las los del da dos das di van von der den bin al el le y";

    private const string BeforePlaces =
        "san santa santo los las saint fort port lake mount puerto ciudad villa nuevo nueva rio río cabo monte";

    private const string AfterPlaces =
        "house surgery ward lodge hospital clinic street center centre school university county park bridge road avenue building office "
        + "station airport library college church orchestra inc llc ltd group company court hall castle county city beach river boulevard "
        + "route plaza square terrace corporation technologies investments industries solutions systems partners associates holdings "
        + "consulting logistics movers";

    /// <summary>What is known of a word in small letters.</summary>
    public static Known Of(ReadOnlySpan<char> lower) => All.Find(lower);

    private static Dictionary<string, Known> Load()
    {
        using var stream = typeof(NameList).Assembly.GetManifestResourceStream("names.txt")!;
        using var reader = new StreamReader(stream);
        var all = new Dictionary<string, Known>(33_000, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var flags = byte.Parse(line.AsSpan(space + 1), CultureInfo.InvariantCulture);
            all[line[..space]] = new Known((NameFlags)flags, WordShape.Small, false);
        }
        foreach (var word in Words(NoNames))
            all[word] = all.GetValueOrDefault(word) with { IsNoName = true };
        Add(all, Particles, WordShape.Particle);
        Add(all, Meetings, WordShape.Meeting);
        Add(all, Cues, WordShape.Cue);
        Add(all, SureCues, WordShape.SureCue);
        Add(all, Titles, WordShape.Title);
        Add(all, BeforePlaces, WordShape.BeforePlace);
        Add(all, AfterPlaces, WordShape.AfterPlace);
        return all;
    }

    private static void Add(Dictionary<string, Known> all, string words, WordShape role)
    {
        foreach (var word in Words(words))
            all[word] = all.GetValueOrDefault(word) with { Role = role };
    }

    private static string[] Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What is known of a word.</summary>
/// <param name="Flags">As a name.</param>
/// <param name="Role">Small, or what it does beside names.</param>
/// <param name="IsNoName">True when it never is a name.</param>
internal readonly record struct Known(NameFlags Flags, WordShape Role, bool IsNoName);
