namespace Bellwether.Organization;

/// <summary>What an entry of the catalogue must be, by itself.</summary>
internal static class CheckEntry
{
    private const long MostCustomers = 100_000_000_000;

    public static (Service Service, ServiceProfile Profile) Read(
        ServiceEntry entry,
        Guid agencyId,
        FaultList faults
    )
    {
        var name = faults.Name(entry.Name, "name");
        var slug = entry.Slug?.Trim() ?? "";
        if (slug.Length == 0)
            slug = ServiceName.Slug(name);
        faults.When(
            ServiceName.Slug(slug) != slug || (slug.Length == 0 && name.Length > 0),
            "slug",
            "Use small letters, digits and single hyphens, for example renewing-a-passport."
        );
        var audience = Words.Kind<Audience>(entry.Audience, "audience", faults);
        faults.When(
            string.IsNullOrWhiteSpace(entry.Audience),
            "audience",
            "Write public, agency-facing or internal."
        );
        faults.When(
            entry.YearlyCustomers is < 0 or > MostCustomers,
            "yearlyCustomers",
            "Write a whole number from 0, or leave it empty when it is not known."
        );
        faults.When(
            !string.IsNullOrWhiteSpace(entry.LifeExperience)
                && LifeExperience.Find(entry.LifeExperience) is null,
            "lifeExperience",
            $"“{entry.LifeExperience}” is no life experience. Use one of: {string.Join(", ", LifeExperience.All.Select(each => each.Code))}."
        );
        return (
            new Service(
                Guid.Empty,
                agencyId,
                Guid.Empty,
                name,
                slug,
                audience ?? Audience.Public,
                entry.Designated,
                faults.Text(entry.ExternalId, "externalId"),
                faults.Text(entry.NameEs, "nameEs")
            ),
            new ServiceProfile
            {
                IsHighImpact = entry.HighImpact,
                Type = Words.Kind<ServiceType>(entry.ServiceType, "serviceType", faults),
                LifeExperience = LifeExperience.Find(entry.LifeExperience)?.Code,
                Owner = faults.Text(entry.Owner, "owner"),
                YearlyCustomers = entry.YearlyCustomers,
                Digital = Words.Kind<DigitalStatus>(entry.DigitalStatus, "digitalStatus", faults),
                DigitalBarriers = Words.Read(entry.DigitalBarriers, "digitalBarriers", faults),
                Steps = Steps(entry.Steps, faults),
            }
        );
    }

    private static IReadOnlyList<ServiceStep> Steps(
        IReadOnlyList<ServiceStep>? given,
        FaultList faults
    )
    {
        var named = (given ?? [])
            .Where(step => step is not null && step.Name?.Trim() is { Length: > 0 })
            .ToList();
        var names = Words.Read([.. named.Select(step => step.Name)], "steps", faults, 100);
        return
        [
            .. names.Select(
                (name, i) => new ServiceStep(name, Channels(name, named[i].Channels, faults))
            ),
        ];
    }

    private static IReadOnlyList<string> Channels(
        string step,
        IReadOnlyList<string>? given,
        FaultList faults
    )
    {
        var found = new List<string>();
        foreach (var code in (given ?? []).Where(code => !string.IsNullOrWhiteSpace(code)))
            if (Channel.Find(code) is { } channel)
                found.Add(channel.Code);
            else
                faults.Add(
                    "steps",
                    $"“{code.Trim()}” at the step “{step}” is no channel. Use codes as website, phone, in_person."
                );
        return [.. found.Distinct(StringComparer.Ordinal)];
    }
}
