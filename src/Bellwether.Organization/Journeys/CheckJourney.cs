namespace Bellwether.Organization;

/// <summary>What a journey must be: every unit, service, channel and segment it names is there.</summary>
internal sealed class CheckJourney(
    UnitPaths units,
    IReadOnlyDictionary<string, Service> services,
    IReadOnlyCollection<string> segments,
    EntryFaults faults
)
{
    private const int MostStages = 30;

    public (string Slug, StoredJourney Journey) Read(JourneyEntry entry)
    {
        var own = new FaultList();
        var name = own.Name(entry.Name, "name");
        var slug = Slug(entry.Slug, name, own);
        foreach (var segment in entry.Segments ?? [])
            own.When(
                !segments.Contains(segment),
                "segments",
                $"There is no segment “{segment}”. There are: {string.Join(", ", segments)}."
            );
        own.When(
            !string.IsNullOrWhiteSpace(entry.LifeExperience)
                && LifeExperience.Find(entry.LifeExperience) is null,
            "lifeExperience",
            $"“{entry.LifeExperience}” is no life experience. Use one of: {string.Join(", ", LifeExperience.All.Select(each => each.Code))}."
        );
        own.When(
            (entry.Stages ?? []).Count > MostStages,
            "stages",
            $"A journey has {MostStages} stages or fewer."
        );
        var journey = new StoredJourney
        {
            Name = name,
            SpanishName = own.Text(entry.NameEs, "nameEs"),
            About = own.Text(entry.About, "about", 600),
            LifeExperience = LifeExperience.Find(entry.LifeExperience)?.Code,
            Segments = Words.Read(entry.Segments, "segments", own),
        };
        faults.Take(entry.Row, own);
        var stages = (entry.Stages ?? []).Where(stage => stage is not null).Select(Stage).ToList();
        foreach (
            var same in stages.GroupBy(each => each.Stage.Slug).Where(same => same.Count() > 1)
        )
            faults.Add(
                same.Last().Row,
                "stage",
                $"Two stages of the journey are called “{same.Key}”. Give one another name."
            );
        return (slug, journey with { Stages = [.. stages.Select(each => each.Stage)] });
    }

    private (int Row, StoredStage Stage) Stage(StageEntry entry)
    {
        var own = new FaultList();
        var name = own.Name(entry.Name, "stage");
        var stage = new StoredStage
        {
            Slug = Slug(entry.Slug, name, own, "stageSlug"),
            Name = name,
            SpanishName = own.Text(entry.NameEs, "stageEs"),
            Units = Units(entry.Units, own),
            Moments = Words.Read(entry.Moments, "moments", own),
            Pains = Words.Read(entry.Pains, "pains", own),
            Measures = Measures(entry.Measures, "measures", own),
            Mirrors = Measures(entry.Mirrors, "mirrors", own),
            Steps = Words.Read(entry.Steps, "steps", own),
        };
        faults.Take(entry.Row, own);
        return (entry.Row, stage);
    }

    private List<Guid> Units(IReadOnlyList<string>? given, FaultList own)
    {
        var found = new List<Guid>();
        foreach (var name in Words.Read(given, "units", own))
            if (units.Find(name) is { } unit)
                found.Add(unit.UnitId);
            else
                own.Add(
                    "units",
                    $"There is no unit “{name}”. There are: {string.Join("; ", units.Names.Take(12))}."
                );
        return [.. found.Distinct()];
    }

    private List<StoredMeasure> Measures(IReadOnlyList<string>? given, string field, FaultList own)
    {
        var found = new List<StoredMeasure>();
        foreach (var text in Words.Read(given, field, own))
        {
            var (measure, rest) = text.Split('@') is [var left, var right]
                ? (left.Trim(), right.Trim())
                : ("", "");
            var parts = rest.Split('/', 2, StringSplitOptions.TrimEntries);
            if (
                measure.Length == 0
                || measure.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            )
                own.Add(
                    field,
                    $"“{text}” is not understood. Write measure@service or measure@service/channel, as ease@renewing-a-passport/website."
                );
            else if (!services.TryGetValue(parts[0], out var service))
                own.Add(
                    field,
                    $"“{text}”: there is no service “{parts[0]}”. Use its address, as renewing-a-passport."
                );
            else if (parts.Length > 1 && Channel.Find(parts[1]) is null)
                own.Add(
                    field,
                    $"“{text}”: there is no channel “{parts[1]}”. Use codes as website, phone, in_person."
                );
            else
                found.Add(
                    new StoredMeasure(
                        measure.ToLowerInvariant(),
                        service.ServiceId,
                        parts.Length > 1 ? Channel.Find(parts[1])!.Code : null
                    )
                );
        }
        return found;
    }

    private static string Slug(string? given, string name, FaultList own, string field = "slug")
    {
        var slug = string.IsNullOrWhiteSpace(given) ? ServiceName.Slug(name) : given.Trim();
        own.When(
            ServiceName.Slug(slug) != slug || (slug.Length == 0 && name.Length > 0),
            field,
            "Use small letters, digits and single hyphens."
        );
        return slug;
    }
}
