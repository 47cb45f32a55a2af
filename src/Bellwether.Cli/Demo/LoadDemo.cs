using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>What the demo loaded.</summary>
internal sealed record DemoLoaded(Guid AgencyId, long Responses, bool WasThere);

/// <summary>
/// Loads the fictional department: the same data for the same as-of day, so that a finding can be tested. Running it again
/// changes nothing, also after a kill in the middle, because every id and every external id is made from a name.
/// </summary>
internal sealed class LoadDemo(IServiceProvider provider, DemoDraw? draw = null)
{
    private readonly DemoDraw draw = draw ?? DemoDraw.Usual;

    private static readonly Guid Space = Guid.Parse("018f0000-de30-7000-8000-000000000001");

    public static Guid AgencyId { get; } = Ids.From(Space, "agency");

    /// <summary>Loads it.</summary>
    /// <param name="asOf">The last day that has answers.</param>
    /// <param name="factor">1 for the small demo (about 12,000 answers), 15 for the full one.</param>
    /// <param name="told">Told how many of how many answers are in.</param>
    /// <param name="cancel">Stops between answers.</param>
    public async Task<DemoLoaded> Run(
        DateOnly asOf,
        int factor,
        Action<long, long> told,
        CancellationToken cancel
    )
    {
        var actor = Actor.System(AgencyId);
        var known = await Get<FindAgency>().Run(AgencyId, cancel);
        if (known is null)
            Demand(
                await Get<RegisterAgency>()
                    .Run(
                        new AgencyToRegister(DemoPlan.AgencyName, DemoPlan.Abbreviation)
                        {
                            AgencyId = AgencyId,
                            IsDemo = true,
                        },
                        cancel
                    )
            );
        var calendar = new DemoCalendar(FiscalCalendar.UsFederal, asOf);
        await AddServices(actor, cancel);
        var clearances = new DemoClearances(provider, asOf, factor);
        await clearances.Add(cancel);
        long expected = draw.Streams.Sum(stream => stream.Answers) * factor;
        long recorded = 0;
        foreach (var stream in draw.Streams)
        {
            var collector = await OpenStream(actor, stream, clearances, cancel);
            var responses = new DemoResponses(calendar, factor, draw).Of(
                AgencyId,
                collector.Collector.CollectorId,
                stream,
                collector.VersionIn
            );
            var news = DemoStatusNews.Plant(responses, stream, calendar, draw);
            recorded += await Record(
                draw.Effects != DemoEffects.Planted
                    ? news
                    : DemoHoliday.Plant(
                        DemoConcern.Plant(DemoCentre.Plant(news, stream), stream, asOf),
                        stream,
                        asOf
                    ),
                n => told(recorded + n, expected),
                cancel
            );
            await RecordVolumes(actor, calendar, stream, factor, cancel);
            await RecordOffers(actor, calendar, stream, factor, cancel);
        }
        // Partners and managers are counted by hand: they are findings, and have no part in a draw of chance.
        if (draw.Effects == DemoEffects.Planted)
        {
            await new DemoPartners(provider, calendar).Add(cancel);
            await new DemoManagers(provider, calendar).Add(cancel);
            await new DemoStaff(provider, calendar).Add(cancel);
            await new DemoAnchor(provider, calendar).Add(cancel);
        }
        await new DemoCatalogue(provider, asOf).Add(cancel);
        await RecordChanges(actor, asOf, cancel);
        await new DemoNext(provider, asOf).Add(actor, cancel);
        await new DemoContacts(provider, asOf).Add(cancel);
        await new DemoCentre(provider, calendar).Add(cancel);
        await new DemoFrontline(provider).Add(cancel);
        if (draw.Effects == DemoEffects.Planted)
            await new DemoHoliday(provider).Add(asOf, cancel);
        return new DemoLoaded(AgencyId, recorded, known is not null);
    }

    private async Task AddServices(Actor actor, CancellationToken cancel)
    {
        foreach (var unit in DemoPlan.Units)
            AcceptRepeat(
                await Get<AddUnit>()
                    .Run(
                        actor,
                        new UnitToAdd(unit.Name, unit.Code, unit.Kind)
                        {
                            UnitId = UnitId(unit.Code),
                        },
                        cancel
                    )
            );
        foreach (var service in DemoPlan.Services)
            AcceptRepeat(
                await Get<AddService>()
                    .Run(
                        actor,
                        new ServiceToAdd(UnitId(service.Unit), service.Name, service.Audience)
                        {
                            ServiceId = ServiceId(service.Slug),
                            Slug = service.Slug,
                            IsDesignated = service.IsDesignated,
                            SpanishName = string.Concat(
                                char.ToUpperInvariant(service.Spanish[0]).ToString(),
                                service.Spanish.AsSpan(1)
                            ),
                        },
                        cancel
                    )
            );
    }

    private async Task<StreamInUse> OpenStream(
        Actor actor,
        DemoStream stream,
        DemoClearances clearances,
        CancellationToken cancel
    )
    {
        var service = DemoPlan.Services.Single(each => each.Slug == stream.Service);
        var first = await Freeze(actor, service, stream, FirstTemplate(stream.Form), cancel);
        var last =
            stream.Form == DemoForm.SevenThenThree
                ? await Freeze(actor, service, stream, "a11-v2-five-point", cancel)
                : first;
        var clearance = await clearances.Attest(stream, [first, last], cancel);
        var key = $"{stream.Service}-{stream.Channel.Replace('_', '-')}";
        var collector = Demand(
            await Get<OpenCollector>()
                .Run(
                    actor,
                    new CollectorToOpen(
                        ServiceId(stream.Service),
                        first.VersionId,
                        $"{service.Name}, {stream.Channel.Replace('_', ' ')}",
                        stream.Channel
                    )
                    {
                        CollectorId = Ids.From(Space, $"collector/{key}"),
                        Key = key,
                        Contact = "help@dcs.example or 1-800-555-0100",
                        ClearanceId = clearance,
                    },
                    cancel
                )
        );
        if (collector.VersionId != last.VersionId)
            Demand(
                await Get<ReplaceVersion>()
                    .Run(actor, collector.CollectorId, last.VersionId, cancel)
            );
        // The demo's privacy officer has signed, so that its comments can be read.
        if (
            (await Get<FindWordPolicy>().Run(AgencyId, collector.CollectorId, cancel))?.IsApproved
            != true
        )
            Demand(await Get<ApproveWordPolicy>().Run(actor, collector.CollectorId, null, cancel));
        return new StreamInUse(
            collector,
            quarter => quarter < DemoPlan.BreakQuarter ? first : last
        );
    }

    private async Task<InstrumentVersion> Freeze(
        Actor actor,
        DemoServiceEntry service,
        DemoStream stream,
        string template,
        CancellationToken cancel
    )
    {
        var unit = DemoPlan.Units.Single(each => each.Code == service.Unit);
        var wholeName = template == "a11-v1-seven-domain";
        var slots = new Dictionary<string, LocalText>
        {
            ["service"] = wholeName
                ? LocalText.Of(unit.Name)
                : LocalText.Of(
                    string.Concat(
                        char.ToLowerInvariant(service.Name[0]).ToString(),
                        service.Name.AsSpan(1)
                    ),
                    service.Spanish
                ),
            ["provider"] = LocalText.Of(unit.Name),
        };
        var found = ListTemplates.Find(template)!;
        var content = Demand(
            found.Fill(
                slots.Where(slot => found.Slots.Any(known => known.Key == slot.Key)).ToDictionary(),
                ["en", "es"]
            )
        );
        return Demand(
            await Get<FreezeVersion>()
                .Run(
                    actor,
                    new VersionToFreeze(
                        Ids.From(Space, $"instrument/{stream.Service}/{stream.Channel}"),
                        $"{service.Name} feedback",
                        content
                    ),
                    cancel
                )
        );
    }

    // Many callers share a commit, so the answers of a day go in together.
    private async Task<long> Record(
        IEnumerable<NewResponse> responses,
        Action<long> told,
        CancellationToken cancel
    )
    {
        long recorded = 0;
        foreach (var batch in responses.Chunk(1000))
        {
            await Task.WhenAll(
                batch.Select(response => Get<RecordResponses>().Run(response, cancel))
            );
            recorded += batch.Length;
            told(recorded);
        }
        return recorded;
    }

    private async Task RecordVolumes(
        Actor actor,
        DemoCalendar calendar,
        DemoStream stream,
        int factor,
        CancellationToken cancel
    )
    {
        var days = calendar.All.Sum(quarter =>
            quarter.Last.DayNumber - quarter.First.DayNumber + 1
        );
        foreach (var quarter in calendar.All)
        {
            var share = (quarter.Last.DayNumber - quarter.First.DayNumber + 1) / (double)days;
            var offered = (long)Math.Round(stream.Answers * factor * share / stream.ResponseRate);
            Demand(
                await Get<RecordVolume>()
                    .Run(
                        actor,
                        new VolumeToRecord(
                            ServiceId(stream.Service),
                            stream.Channel,
                            quarter.First,
                            quarter.Last,
                            Customers(stream, offered, share * calendar.All.Count),
                            offered,
                            "Demo: the department's own counters",
                            $"demo/{stream.Service}/{stream.Channel}/{quarter.Name}"
                        )
                        {
                            ScopeId = Ids.From(
                                Space,
                                $"collector/{stream.Service}-{stream.Channel.Replace('_', '-')}"
                            ),
                        },
                        cancel
                    )
            );
        }
    }

    // What the running quarter's page of the collector shows; the volume above covers the same days and is not added to.
    private async Task RecordOffers(
        Actor actor,
        DemoCalendar calendar,
        DemoStream stream,
        int factor,
        CancellationToken cancel
    )
    {
        var running = calendar.All[^1];
        var today = FiscalCalendar.UsFederal.LocalDay(Get<TimeProvider>().GetUtcNow());
        if (running.First > today)
            return;
        var days = calendar.All.Sum(quarter =>
            quarter.Last.DayNumber - quarter.First.DayNumber + 1
        );
        var share = (running.Last.DayNumber - running.First.DayNumber + 1) / (double)days;
        Demand(
            await Get<RecordOffers>()
                .Run(
                    actor,
                    new OffersToRecord(
                        Ids.From(
                            Space,
                            $"collector/{stream.Service}-{stream.Channel.Replace('_', '-')}"
                        ),
                        stream.Channel,
                        running.First,
                        (long)Math.Round(stream.Answers * factor * share / stream.ResponseRate),
                        $"demo/{running.Name}"
                    )
                    {
                        Note = "Demo: the department's own counters",
                    },
                    cancel
                )
        );
    }

    // Customers of a service are spread over its channels; nobody is offered a survey who was not there.
    private static long Customers(DemoStream stream, long offered, double quarterLength)
    {
        var channels = DemoPlan.Streams.Count(other => other.Service == stream.Service);
        return Math.Max(
            offered,
            (long)(DemoPlan.CustomersAQuarter[stream.Service] * quarterLength / channels)
        );
    }

    private async Task RecordChanges(Actor actor, DateOnly asOf, CancellationToken cancel)
    {
        foreach (var change in DemoChange.All)
        {
            var id = Ids.From(Space, $"change/{change.Service}/{change.DaysAgo}");
            var draft = new NewChange(
                ServiceId(change.Service),
                change.Heard,
                change.Did,
                asOf.AddDays(-change.DaysAgo)
            )
            {
                ChangeId = id,
                EffectKind = change.EffectKind,
                Effect = change.Effect,
            };
            Demand(await Get<RecordChange>().Run(actor, draft, cancel));
            Demand(await Get<PublishChange>().Run(actor, id, cancel: cancel));
        }
    }

    private static string FirstTemplate(DemoForm form) =>
        form switch
        {
            DemoForm.SevenDomains or DemoForm.SevenThenThree => "a11-v1-seven-domain",
            DemoForm.Three => "a11-v2-five-point",
            DemoForm.Thumbs => "a11-v2-thumbs",
            _ => "open-feedback",
        };

    private static Guid UnitId(string code) => Ids.From(Space, $"unit/{code}");

    public static Guid ServiceId(string slug) => Ids.From(Space, $"service/{slug}");

    private static T Demand<T>(Outcome<T> outcome) =>
        outcome.IsDone
            ? outcome.Value
            : throw new InvalidOperationException(
                $"{outcome.Refusal.Message} {string.Join(" ", outcome.Refusal.Faults.Select(fault => $"{fault.Field}: {fault.Message}"))}"
            );

    private static void AcceptRepeat<T>(Outcome<T> outcome)
    {
        if (outcome.Refusal?.Kind != RefusalKind.Conflict)
            Demand(outcome);
    }

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    private sealed record StreamInUse(Collector Collector, Func<int, InstrumentVersion> VersionIn);
}
