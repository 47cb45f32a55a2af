using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Publishing;
using Bellwether.Responses;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Bellwether.Web.Tests.Measurement;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Tests.Access;

/// <summary>The Bureau of Bridges at work: everything of it that others must not see, in two rounds.</summary>
internal sealed class BusyBureau(FigureSite site)
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    private readonly List<Guid> ids = [];
    private readonly List<string> places = [];
    private readonly List<string> keys = [site.Web.Key];

    private StaffSite Staff => site.Staff;

    private Actor Actor => Actor.System(Staff.Agency);

    /// <summary>Questions that name what is the bureau's.</summary>
    public IReadOnlyList<string> Queries =>
        [
            "service=renewing-a-bridge-pass&period=FY2026Q2&quarter=FY2026Q2",
            $"service={site.Pass}&collector={site.Web.CollectorId}&unit={Staff.Bureau}&of={site.Pass}",
        ];

    /// <summary>What somebody might post who means the bureau, or another service.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields(Guid service) =>
        [
            ("service", $"{service}"),
            ("unit", $"{Staff.Bureau}"),
            ("parent", $"{Staff.Bureau}"),
            ("collector", $"{site.Web.CollectorId}"),
            ("version", $"{site.Version.VersionId}"),
            ("clearance", $"{site.Web.Clearance!.ClearanceId}"),
            ("pick", places.Count > 0 ? places[0].Split('-')[1] : ""),
            ("name", "Not theirs to name"),
            ("heard", "Heard by the wrong people"),
            ("did", "Done by the wrong people"),
            ("didOn", "2026-02-02"),
            ("effect", "Seen by the wrong people"),
            ("kind", "Seen"),
            ("published", "true"),
            ("act", "spam"),
            ("verdict", "False"),
            ("until", "2026-03-10"),
            ("reason", "Because they can"),
            ("note", "Because they can"),
            ("channel", "phone"),
            ("day", "2026-03-02"),
            ("count", "77"),
            ("sourceKey", "page/wrong"),
            ("sheet", "7"),
            ("answer-trust", "1"),
            ("trust", "1"),
            ("call", "wrong"),
            ("originals", "dropped"),
            ("months", "3"),
            ("askEvery", "5"),
            ("quota", "9"),
            ("title", "A title of theirs"),
            ("breakReason", "Because they can"),
            ("words", "the letter came late"),
        ];

    /// <summary>What a program might send to a route, about the bureau.</summary>
    public string Body(RouteEndpoint route)
    {
        var text = route.Metadata.GetMetadata<BodyExample>() is { } example
            ? DescribeOperation.Node(example.Example)!.ToJsonString()
            : "";
        string[] known =
        [
            $"{Staff.Bureau}",
            $"{site.Version.VersionId}",
            $"{site.Web.Clearance!.ClearanceId}",
            $"{site.Web.CollectorId}",
        ];
        for (var i = 0; i < known.Length; i++)
            text = text.Replace(
                $"01930000-0000-7000-8000-00000000000{i + 1}",
                known[i],
                StringComparison.Ordinal
            );
        return text;
    }

    /// <summary>Words and ids by which the bureau's things are known.</summary>
    public IReadOnlyList<string> Marks =>
        [
            $"{site.Pass}",
            $"{Staff.Bureau}",
            $"{site.Web.CollectorId}",
            "Renewing a bridge pass",
            "The letter was hard",
            "three times",
            "painter",
        ];

    /// <summary>What a part of an address may be.</summary>
    public IEnumerable<string> Values(string name, string kind) =>
        (name, kind) switch
        {
            (_, "guid") => ids.Select(id => $"{id}"),
            (_, "int" or "long") => ["1"],
            ("slug" or "service", _) => ["renewing-a-bridge-pass", $"{site.Pass}"],
            ("key", _) => keys,
            ("quarter", _) => ["FY2026Q2"],
            ("measure", _) => ["trust"],
            ("index", _) => ["psqi"],
            ("theme", _) => ["all", "none"],
            ("place", _) => places,
            ("language", _) => ["es"],
            ("ending", _) => ["csv"],
            _ => ["unknown"],
        };

    /// <summary>The first round: things that have ids.</summary>
    public async Task Begin()
    {
        ids.AddRange([
            site.Pass,
            Staff.Bureau,
            Staff.Office,
            site.Web.CollectorId,
            site.Version.VersionId,
            site.Version.InstrumentId,
            site.Web.Clearance!.ClearanceId,
        ]);
        await Days(-100, 34, 18);
        var scope = await Staff.Get<Scopes>().OfAgency(Staff.Agency, "everything", "en");
        await Staff.Get<WatchStreams>().Run(Staff.Agency, scope);
        // Where the other test has been here before, they are judged already.
        var list = await Staff.Get<ListAlerts>().Run(Staff.Agency);
        var alerts = list.Waiting.Concat(list.Done).ToList();
        Assert.NotEmpty(alerts);
        ids.AddRange(alerts.Select(alert => alert.AlertId));
        ids.AddRange(
            (await Staff.Get<ListChanges>().Run(Staff.Agency)).Select(change => change.ChangeId)
        );
        ids.Add(
            (
                await Staff
                    .Get<OpenPile>()
                    .Run(Actor, new PileToOpen(site.Web.CollectorId, "Box of a painter", false))
            )
                .Value
                .PileId
        );
        await Words("A painter stood in the way and the letter came late.");
        await Staff.Get<CodeComments>().Run(Staff.Agency);
        // What the clock does by itself is done before anybody looks.
        await Staff.Get<WarnClearances>().Run();
        var comment = await Comment("stood in the way");
        places.Add(comment.Place.ToString());
        ids.Add(comment.Place.ResponseId);
        var quote = await Staff
            .Get<ProposeQuote>()
            .Run(Actor, site.Web.CollectorId, comment.Place, "A painter stood in the way");
        ids.Add(quote.Value);
        await File(2, "Begun by a painter");
    }

    /// <summary>The second round: the same again, more of it, and new things.</summary>
    public async Task GoOn()
    {
        await Days(-202, 3, 37);
        await Words("The painter is back, and nobody knows who I am.");
        await Words("I want to kill myself, said the painter.");
        await Staff.Get<CodeComments>().Run(Staff.Agency);
        await Staff
            .Get<KeepUnreadable>()
            .Run(new UnreadableResponse(site.Web.Key, "api", "{a painter", default));
        foreach (var alert in (await Staff.Get<ListAlerts>().Run(Staff.Agency)).Waiting)
            await Staff
                .Get<JudgeAlert>()
                .Run(Actor, alert.AlertId, AlertVerdict.Real, "The painter.");
        await Staff
            .Get<RecordChange>()
            .Run(
                Actor,
                new NewChange(
                    site.Pass,
                    new PlainText("A painter was in the way.", "Había un pintor."),
                    new PlainText("We moved the painter.", "Movimos al pintor."),
                    new DateOnly(2026, 2, 20)
                )
            );
        await Staff
            .Get<RecordVolume>()
            .Run(
                Actor,
                new VolumeToRecord(
                    site.Pass,
                    "website",
                    new(2026, 1, 1),
                    new(2026, 3, 31),
                    70_123,
                    60_321,
                    "painter",
                    "painter"
                )
            );
        await Staff
            .Get<RecordOffers>()
            .Run(Actor, new OffersToRecord(site.Web.CollectorId, "website", Today, 321, "painter"));
        await Staff
            .Get<OpenCollector>()
            .Run(
                Actor,
                new CollectorToOpen(site.Pass, site.Version.VersionId, "Painters, paper", "paper")
                {
                    ClearanceId = site.Web.Clearance!.ClearanceId,
                }
            );
        await File(2, "Filed by a painter");
        await File(1, "Filed by a painter");
        var unit = await Staff
            .Get<AddUnit>()
            .Run(Actor, new UnitToAdd("Office of painters", "", UnitKind.Office, Staff.Bureau));
        await Staff
            .Get<AddService>()
            .Run(Actor, new ServiceToAdd(unit.Value.UnitId, "Asking for a painter"));
        var row = (await Comment("is back")).Place.ResponseId;
        await Staff.Get<ExcludeResponses>().Run(Actor, [$"{row}"], ExclusionReason.Spam);
    }

    private async Task<Comment> Comment(string words) =>
        (
            await Staff
                .Get<ListComments>()
                .Run(new CommentQuery(Staff.Agency, [site.Web.CollectorId], 100))
        )
            .Select(each => each.Comment)
            .First(comment => comment.Words.Contains(words, StringComparison.Ordinal));

    private Task Words(string words) => site.Answer(site.Web, favourable: false, words);

    private async Task File(int quarter, string title) =>
        _ = (
            await Staff
                .Get<PrepareFiling>()
                .Run(
                    Actor,
                    new FilingToPrepare(
                        site.Pass,
                        FiscalCalendar.UsFederal.Quarter(2026, quarter),
                        [
                            new SurveyDetail(
                                site.Web.CollectorId,
                                TransactionPoint.PostInteraction,
                                title
                            ),
                        ]
                    )
                )
        ).Value;

    private Task Days(int from, int usual, int now) =>
        Staff
            .Get<RecordTallies>()
            .Run([
                .. Enumerable
                    .Range(from, 101)
                    .Select(i => Today.AddDays(i))
                    .Select(day => new NewTally(
                        Ids.From(site.Web.CollectorId, $"{day:O} {usual}"),
                        Staff.Agency,
                        site.Web.CollectorId,
                        site.Version,
                        $"{day:O} {usual}",
                        day,
                        day,
                        new Slice("website"),
                        40,
                        [
                            new ItemTally(
                                "trust",
                                day < Today.AddDays(-7) ? [usual, 40 - usual] : [now, 40 - now]
                            ),
                        ],
                        "a test"
                    )),
            ]);
}
