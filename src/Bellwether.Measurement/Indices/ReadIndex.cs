using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>Which index is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Index">Its key for the newest version (psqi), or the name of a version (psqi-1).</param>
/// <param name="Services">The services within the reader's reach; those of another audience are left out.</param>
/// <param name="Scope">The collectors of those services.</param>
/// <param name="Period">A fiscal quarter.</param>
public sealed record IndexQuery(
    Guid AgencyId,
    string Index,
    IReadOnlyList<Service> Services,
    Scope Scope,
    Period Period
)
{
    /// <summary>How many quarters before it are read for the trend and for what moved it.</summary>
    public int QuartersBefore { get; init; } = 7;

    /// <summary>In which language services are named.</summary>
    public string Language { get; init; } = "en";

    /// <summary>When a change is called one.</summary>
    public VerdictRule Rule { get; init; } = VerdictRule.Default;
}

/// <summary>An index of all services, units and the agency over some quarters.</summary>
/// <param name="Definition">How it is made.</param>
/// <param name="Quarters">Oldest first; the last is the one asked for.</param>
public sealed record IndexReading(IndexDefinition Definition, ImmutableArray<IndexQuarter> Quarters)
{
    /// <summary>The quarter asked for.</summary>
    public IndexQuarter Now => Quarters[^1];

    /// <summary>Every quarter of one service, unit or agency, oldest first; empty when there is none.</summary>
    public IReadOnlyList<IndexFigure> Over(Guid subjectId) =>
        [
            .. Quarters
                .Select(quarter => quarter.All.FirstOrDefault(each => each.Subject.Id == subjectId))
                .OfType<IndexFigure>(),
        ];

    /// <summary>What moved it since the quarter before; null when one of the two has no number.</summary>
    public IndexMove? Move(Guid subjectId, VerdictRule? rule = null)
    {
        var over = Over(subjectId);
        return over.Count < 2
            ? null
            : IndexMove.Of(over[^2], over[^1], rule ?? VerdictRule.Default);
    }
}

/// <summary>One quarter of an index.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Agency">Everything within reach together.</param>
/// <param name="Units">Units with a service of that audience, by name.</param>
/// <param name="Services">The services, by name.</param>
public sealed record IndexQuarter(
    Period Period,
    IndexFigure Agency,
    ImmutableArray<IndexFigure> Units,
    ImmutableArray<IndexFigure> Services
)
{
    /// <summary>All of them, the agency first.</summary>
    public IEnumerable<IndexFigure> All => [Agency, .. Units, .. Services];
}

/// <summary>The one read of an index: pages, API, command line and files call it.</summary>
public sealed class ReadIndex
{
    private readonly GatherIndex gather;
    private readonly ListIndices list;
    private readonly FindAgency agencies;
    private readonly ReadUnitTree units;
    private readonly TimeProvider time;

    internal ReadIndex(
        GatherIndex gather,
        ListIndices list,
        FindAgency agencies,
        ReadUnitTree units,
        TimeProvider time
    )
    {
        this.gather = gather;
        this.list = list;
        this.agencies = agencies;
        this.units = units;
        this.time = time;
    }

    /// <summary>The index; refused when there is no such index or agency, when its definition cannot be computed, or the period is no quarter.</summary>
    public async Task<Outcome<IndexReading>> Run(
        IndexQuery query,
        CancellationToken cancel = default
    )
    {
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var found = ListIndices.Find(await list.Run(query.AgencyId, cancel), query.Index);
        if (found is null)
            return Refusals.NoIndex(query.Index);
        if (query.Period.Grain != Grain.Quarter)
            return Refusals.NoQuarter(query.Period.Name);
        if (CheckIndex.Of(found) is { } refusal)
            return refusal;
        var quarters = Quarters(agency.Calendar, query);
        var services = query.Services.Where(service => service.Audience == found.Audience).ToList();
        var counts = await gather.Run(
            query.AgencyId,
            found,
            query.Scope,
            quarters[0],
            quarters[^1],
            cancel
        );
        var tree = await units.Run(query.AgencyId, cancel);
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var make = new MakeIndex(found, counts, agency.Calendar);
        return new IndexReading(
            found,
            [
                .. quarters.Select(quarter =>
                    Quarter(
                        make,
                        counts,
                        query,
                        agency,
                        (found, tree, services),
                        quarter,
                        quarter.Last >= today
                    )
                ),
            ]
        );
    }

    private static List<Period> Quarters(FiscalCalendar calendar, IndexQuery query)
    {
        var quarters = new List<Period> { query.Period };
        while (quarters.Count <= query.QuartersBefore)
            quarters.Insert(0, calendar.QuarterOf(quarters[0].First.AddDays(-1)));
        return quarters;
    }

    private static IndexQuarter Quarter(
        MakeIndex make,
        IndexCounts counts,
        IndexQuery query,
        Agency agency,
        (IndexDefinition Definition, UnitTree Units, List<Service> Services) of,
        Period period,
        bool provisional
    )
    {
        var figures = of.Services.ToDictionary(
            service => service.ServiceId,
            service =>
                (
                    Figure: make.Of(service, period, provisional, service.NameIn(query.Language)),
                    ChannelShares.Of(counts, service.ServiceId, period).Customers
                )
        );
        IndexFigure Group(IndexSubject subject, IEnumerable<Service> services) =>
            MakeGroupIndex.Of(
                of.Definition,
                subject,
                period,
                provisional,
                [.. services.Select(service => figures[service.ServiceId])]
            );
        return new IndexQuarter(
            period,
            Group(new IndexSubject(SubjectKind.Agency, agency.AgencyId, agency.Name), of.Services),
            [
                .. from unit in of.Units.Units
                let own = of
                    .Services.Where(service => of.Units.IsWithin(service.UnitId, unit.UnitId))
                    .ToList()
                where own.Count > 0
                orderby unit.Name
                select Group(new IndexSubject(SubjectKind.Unit, unit.UnitId, unit.Name), own),
            ],
            [
                .. figures
                    .Values.Select(each => each.Figure)
                    .OrderBy(each => each.Subject.Name, StringComparer.InvariantCulture),
            ]
        );
    }
}
