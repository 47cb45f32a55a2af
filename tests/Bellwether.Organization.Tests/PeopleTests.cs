namespace Bellwether.Organization.Tests;

public sealed class PeopleTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    private DateOnly Today => DateOnly.FromDateTime(Get<TimeProvider>().GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Confidence_comes_from_the_evidence_and_falls_when_some_of_it_is_taken_away()
    {
        var segment = await Segment();
        var visits = await Evidence(segment, EvidenceKind.Research, 30);
        var calls = await Evidence(segment, EvidenceKind.ContactReasons, 60);
        await Evidence(segment, EvidenceKind.Survey, 90);
        await Get<KeepPersona>().Run(Ana, Persona(segment, [visits, calls]));

        var before = await Get<ReadPeople>().Run(Ana.AgencyId);
        Assert.True((await Get<RemoveEvidence>().Run(Ana, visits, "Withdrawn by the team")).IsDone);
        Assert.True((await Get<RemoveEvidence>().Run(Ana, calls, "Wrong queue")).IsDone);
        var after = await Get<ReadPeople>().Run(Ana.AgencyId);

        Assert.Equal(
            (Confidence.High, Confidence.Medium),
            (before.Segments[0].Confidence, before.Personas[0].Confidence)
        );
        Assert.Equal(
            (Confidence.Low, Confidence.None),
            (after.Segments[0].Confidence, after.Personas[0].Confidence)
        );
        Assert.False(after.Personas[0].Statements[0].IsSupported);
        Assert.Equal(
            "Withdrawn by the team",
            after.Segments[0].Evidence.First(each => each.EvidenceId == visits).RemovedReason
        );
        Assert.Equal(
            "evidence.unknown",
            (await Get<RemoveEvidence>().Run(Ana, visits, "again")).Refusal?.Code
        );
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(360, false)]
    [InlineData(370, true)]
    public async Task What_nobody_verified_for_twelve_months_is_stale(int daysAgo, bool stale)
    {
        await Segment(Today.AddDays(-daysAgo));

        Assert.Equal(stale, (await Get<ReadPeople>().Run(Ana.AgencyId)).Segments[0].IsStale);
    }

    [Fact]
    public async Task Old_evidence_carries_less()
    {
        var segment = await Segment();
        foreach (
            var kind in new[] { EvidenceKind.Research, EvidenceKind.Survey, EvidenceKind.Records }
        )
            await Evidence(segment, kind, 800);

        Assert.Equal(
            Confidence.Low,
            (await Get<ReadPeople>().Run(Ana.AgencyId)).Segments[0].Confidence
        );
    }

    [Fact]
    public async Task A_persona_says_nothing_without_evidence_of_its_own_segment_that_stands()
    {
        var segment = await Segment();
        var gone = await Evidence(segment, EvidenceKind.Research, 30);
        await Get<RemoveEvidence>().Run(Ana, gone, "Withdrawn");

        var none = await Get<KeepPersona>().Run(Ana, Persona(segment, []));
        var removed = await Get<KeepPersona>().Run(Ana, Persona(segment, [gone]));
        var foreign = await Get<KeepPersona>().Run(Ana, Persona(segment, [Guid.CreateVersion7()]));

        foreach (var refused in new[] { none, removed, foreign })
            Assert.Equal("statement.1", Assert.Single(refused.Refusal!.Faults).Field);
        Assert.Empty((await Get<ReadPeople>().Run(Ana.AgencyId)).Personas);
    }

    [Theory]
    [InlineData("Is a Muslim woman from Laredo")]
    [InlineData("Está embarazada y trabaja de noche")]
    public async Task A_persona_never_says_who_somebody_is_by_birth_or_belief(string sentence)
    {
        var segment = await Segment();
        var evidence = await Evidence(segment, EvidenceKind.Research, 30);

        var refused = await Get<KeepPersona>()
            .Run(
                Ana,
                Persona(segment, [evidence]) with
                {
                    Statements = [new StatementToKeep(sentence, [evidence])],
                }
            );

        Assert.Equal("persona.invalid", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_segment_needs_a_definition_and_a_source_for_its_size_and_counts_only_what_is_counted_of_everybody()
    {
        var refused = await Get<KeepSegment>()
            .Run(
                Ana,
                new SegmentToKeep("", "Families", " ")
                {
                    Size = 3,
                    CountedBy = "religion:any",
                    VerifiedOn = Today.AddDays(9),
                }
            );

        Assert.Equal(
            ["countedBy", "definition", "sizeSource", "verifiedOn"],
            refused.Refusal!.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_change_over_somebody_elses_is_refused()
    {
        var segment = await Segment();

        var stale = await Get<KeepSegment>()
            .Run(Ana, new SegmentToKeep(segment, "Families", "Else") { Revision = 0 });

        Assert.Equal("segment.stale", stale.Refusal?.Code);
    }

    private static PersonaToKeep Persona(string segment, Guid[] evidence) =>
        new(
            "",
            "The family that waits",
            segment,
            [new StatementToKeep("Books the trip before the passport is there.", evidence)]
        );

    private async Task<string> Segment(DateOnly? verified = null) =>
        (
            await Get<KeepSegment>()
                .Run(
                    Ana,
                    new SegmentToKeep(
                        "",
                        "Families with a trip",
                        "Households with a booked trip and a child under 16"
                    )
                    {
                        Needs = ["Know the day"],
                        CountedBy = "channel:website",
                        VerifiedOn = verified ?? Today,
                    }
                )
        ).Value;

    private async Task<Guid> Evidence(string segment, EvidenceKind kind, int daysAgo) =>
        (
            await Get<AddEvidence>()
                .Run(
                    Ana,
                    new EvidenceToAdd(segment, kind, $"{kind}", "Folder 7", Today.AddDays(-daysAgo))
                )
        )
            .Value
            .EvidenceId;
}
