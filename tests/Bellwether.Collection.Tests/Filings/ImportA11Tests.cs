using Bellwether.Collection.Filings;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests.Filings;

public sealed class ImportA11Tests : IAsyncLifetime
{
    private FilingsWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FilingsWorld.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_filing_becomes_a_provider_a_service_a_collector_a_volume_and_a_tally()
    {
        var report = await world.Import(FilingFiles.File(FilingFiles.Row()));

        Assert.Equal(
            (1, 1, 1, 1000L, 2, 0, 1, 0, 0),
            (
                report.Filings,
                report.Providers,
                report.Services,
                report.Respondents,
                report.Questions,
                report.Mismatches,
                report.Added,
                report.Unchanged,
                report.Revised
            )
        );
        Assert.Empty(report.Quarantined);
        var units = await world.Get<ListUnits>().Run(world.AgencyId);
        Assert.Equal(["Department of Works", "Permits Bureau"], units.Select(unit => unit.Name));
        var service = Assert.Single(await world.Get<ListServices>().Run(world.AgencyId));
        Assert.Equal("Getting a permit", service.Name);
        var collector = Assert.Single(await world.Collectors());
        Assert.Equal(("Permit desk (Email)", "email"), (collector.Name, collector.Channel));
        Assert.False(collector.IsOpen);
        var tally = Assert.Single(await world.Tallies());
        Assert.Equal("1@FY2022Q1", tally.ExternalId);
        Assert.Equal(new DateOnly(2021, 10, 1), tally.First);
        Assert.Equal("filings.csv, row 2", tally.Source);
        var volume = Assert.Single(
            await world
                .Get<ReadVolumes>()
                .Run(new VolumeQuery(world.AgencyId, tally.First, tally.Last))
        );
        Assert.Equal((10_000L, 5_000L), (volume.Customers, volume.Offered));
        Assert.Equal(collector.CollectorId, volume.ScopeId);
        var version = await world.Get<FindVersion>().Run(world.AgencyId, tally.VersionId);
        Assert.Equal("interaction-increased-trust", version!.Items[1].Construct);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var rows = Enumerable.Range(1, 3).Select(Quarter).ToArray();
        await world.Import(FilingFiles.File(rows));
        var before = await world.Everything();

        var again = await world.Import(FilingFiles.File(rows), "another name.csv");

        Assert.Equal((0, 3, 0), (again.Added, again.Unchanged, again.Revised));
        Assert.Equal(before, await world.Everything());
    }

    [Fact]
    public async Task After_an_interruption_a_second_run_ends_as_one_clean_run_would()
    {
        var rows = Enumerable.Range(1, 250).Select(Quarter).ToArray();
        rows[120]["q2_text"] = "NONE";
        rows[200]["volume_of_customers"] = "";
        await using var clean = await FilingsWorld.Open();
        await clean.Import(FilingFiles.File(rows));
        using var stop = new CancellationTokenSource();
        var progress = new Stop(stop, after: 100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            world
                .Get<ImportA11>()
                .Run(world.Actor, FilingFiles.File(rows), "filings.csv", progress, stop.Token)
        );
        var half = Assert.Single(await world.Get<ListImports>().Run(world.AgencyId));
        var second = await world.Import(FilingFiles.File(rows));

        Assert.Null(half.FinishedAt);
        Assert.Equal(100, half.Added);
        Assert.Equal((150, 100), (second.Added, second.Unchanged));
        var kept = Assert.Single(await world.Get<ListImports>().Run(world.AgencyId));
        var reference = Assert.Single(await clean.Get<ListImports>().Run(clean.AgencyId));
        Assert.Equal(
            ["question.none", "volume.customers-missing"],
            second.Quarantined.Select(defect => defect.Reason)
        );
        Assert.Equal((250, 2), ((int)kept.Added, (int)kept.Defects));
        Assert.Equal((reference.Added, reference.Defects), (kept.Added, kept.Defects));
        Assert.Equal(
            (await clean.Tallies()).Select(Text).Order(StringComparer.Ordinal),
            (await world.Tallies()).Select(Text).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            (await clean.Cells())
                .Select(cell => string.Join(' ', cell.Sums))
                .Order(StringComparer.Ordinal),
            (await world.Cells())
                .Select(cell => string.Join(' ', cell.Sums))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_stop_between_the_counts_and_the_note_that_they_are_in_counts_nothing_twice()
    {
        var rows = Enumerable.Range(1, 3).Select(Quarter).ToArray();
        await world.Import(FilingFiles.File(rows));
        var before = await world.Everything();
        await world.ForgetFilings();

        var second = await world.Import(FilingFiles.File(rows));

        Assert.Equal(3, second.Added);
        Assert.Equal(before, await world.Everything());
    }

    [Fact]
    public async Task A_spoiled_question_is_kept_and_not_counted_and_the_rest_counts()
    {
        var row = FilingFiles.Row();
        FilingFiles.Ask(row, 2, "How likely are you to recommend the desk?", 60, 40, 100, 350, 450);

        var report = await world.Import(FilingFiles.File(row));

        var defect = Assert.Single(report.Quarantined);
        Assert.Equal(
            (2, "q2_text", "question.other-construct"),
            (defect.Row, defect.Field, defect.Reason)
        );
        var tally = Assert.Single(await world.Tallies());
        Assert.Equal([null, "question.other-construct"], tally.Items.Select(item => item.Withheld));
        var version = await world.Get<FindVersion>().Run(world.AgencyId, tally.VersionId);
        var cell = Assert.Single(await world.Cells());
        var layout = CellLayout.Of(version!, Cube.QuarterChannel);
        Assert.Equal(0, layout.Find("trust")!.Answered(cell.Sums));
        Assert.Equal(1000, layout.Find("satisfaction")!.Answered(cell.Sums));
    }

    [Fact]
    public async Task A_spoiled_volume_is_no_volume_and_the_answers_count()
    {
        var row = FilingFiles.Row();
        row["volume_of_customers"] = "0";

        await world.Import(FilingFiles.File(row));

        Assert.Single(await world.Cells());
        Assert.Empty(
            await world
                .Get<ReadVolumes>()
                .Run(new VolumeQuery(world.AgencyId, DateOnly.MinValue, DateOnly.MaxValue))
        );
    }

    [Fact]
    public async Task A_corrected_filing_takes_the_earlier_counts_back()
    {
        await world.Import(FilingFiles.File(FilingFiles.Row()));
        var corrected = FilingFiles.Row();
        FilingFiles.Ask(
            corrected,
            2,
            "This interaction increased my trust in the bureau.",
            0,
            0,
            0,
            500,
            500
        );
        corrected["volume_of_customers_provided_survey_opportunity"] = "6000";

        var report = await world.Import(FilingFiles.File(corrected), "corrected.csv");
        var again = await world.Import(FilingFiles.File(corrected), "corrected.csv");

        Assert.Equal((0, 0, 1), (report.Added, report.Unchanged, report.Revised));
        Assert.Equal((0, 1, 0), (again.Added, again.Unchanged, again.Revised));
        Assert.Equal(3, (await world.Tallies()).Count);
        var cell = Assert.Single(await world.Cells());
        var tally = (await world.Tallies()).Single(each => each.ExternalId == "1@FY2022Q1#2");
        var version = await world.Get<FindVersion>().Run(world.AgencyId, tally.VersionId);
        var trust = CellLayout.Of(version!, Cube.QuarterChannel).Find("trust")!;
        Assert.Equal([0, 0, 0, 500, 500], trust.Counts(cell.Sums).ToArray());
        Assert.Equal(1000, CellLayout.Responses(cell.Sums));
        var volume = Assert.Single(
            await world
                .Get<ReadVolumes>()
                .Run(new VolumeQuery(world.AgencyId, tally.First, tally.Last))
        );
        Assert.Equal(6000, volume.Offered);
    }

    [Fact]
    public async Task A_new_wording_is_a_new_version_and_typography_is_not()
    {
        var rows = Enumerable.Range(1, 3).Select(Quarter).ToArray();
        rows[1]["q2_text"] = "this interaction increased  my trust in the Bureau";
        rows[2]["q2_text"] = "I trust the bureau to keep its word.";

        await world.Import(FilingFiles.File(rows));

        var versions = (await world.Tallies())
            .OrderBy(tally => tally.First)
            .Select(tally => tally.VersionId)
            .ToList();
        Assert.Equal(versions[0], versions[1]);
        Assert.NotEqual(versions[0], versions[2]);
        Assert.Single(await world.Collectors());
    }

    [Fact]
    public async Task A_survey_that_another_file_already_filed_is_kept_once()
    {
        await world.Import(FilingFiles.File(FilingFiles.Row(1)));
        var other = FilingFiles.Row(900);
        FilingFiles.Ask(
            other,
            2,
            "This interaction increased my trust in the bureau.",
            1,
            2,
            3,
            400,
            500
        );

        var report = await world.Import(FilingFiles.File(other), "other.csv");

        Assert.Equal("filing.duplicate", Assert.Single(report.Quarantined).Reason);
        Assert.Equal(0, report.Added);
        Assert.Single(await world.Tallies());
    }

    [Fact]
    public async Task A_refused_file_stores_nothing()
    {
        var outcome = await world
            .Get<ImportA11>()
            .Run(world.Actor, FilingFiles.Of("id,name\n1,x\n"), "wrong.csv");

        Assert.Equal("import.columns-missing", outcome.Refusal!.Code);
        Assert.Empty(await world.Get<ListImports>().Run(world.AgencyId));
        Assert.Empty(await world.Get<ListUnits>().Run(world.AgencyId));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_twice_is_imported_too()
    {
        using var file = new OnceOnly(FilingFiles.File(FilingFiles.Row()));

        Assert.Equal(1, (await world.Import(file)).Added);
    }

    [Fact]
    public async Task Defects_are_kept_with_the_import_and_found_by_reason()
    {
        var rows = Enumerable.Range(1, 3).Select(Quarter).ToArray();
        rows[0]["q2_text"] = "NONE";
        rows[1]["volume_of_customers"] = "";

        var report = await world.Import(FilingFiles.File(rows));
        var find = world.Get<FindImport>();
        var found = await find.Run(world.AgencyId, report.ImportId);
        var none = await find.Run(world.AgencyId, report.ImportId, "question.none");

        Assert.Equal(
            report.Quarantined,
            found!.Defects,
            (a, b) =>
                a.Message.In("es") == b.Message.In("es") && a with { Message = b.Message } == b
        );
        Assert.Equal([1, 1], found.Counts.Select(count => (int)count.Defects));
        Assert.Equal(2, Assert.Single(none!.Defects).Row);
        Assert.Null(await find.Run(Guid.CreateVersion7(), report.ImportId));
    }

    private static Dictionary<string, string> Quarter(int number)
    {
        var row = FilingFiles.Row(number);
        row["collection_year"] = $"{2010 + ((number - 1) / 4 % 60)}";
        row["collection_quarter"] = $"{((number - 1) % 4) + 1}";
        row["service_provided"] = number <= 240 ? "Permit desk" : "Other desk";
        FilingFiles.Ask(
            row,
            1,
            "I am satisfied with the service I received.",
            50 + number % 7,
            50,
            100,
            300,
            300 + number % 100
        );
        FilingFiles.Ask(
            row,
            2,
            "This interaction increased my trust in the bureau.",
            60,
            40 + number % 11,
            100,
            350,
            300 + number % 100
        );
        return row;
    }

    private static string Text(Tally tally) =>
        $"{tally.ExternalId} {tally.First} {tally.Respondents} {string.Join(';', tally.Items.Select(i => $"{i.ItemKey}:{string.Join(' ', i.Counts)}:{i.Withheld}"))}";

    private sealed class Stop(CancellationTokenSource source, int after) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Rows >= after)
                source.Cancel();
        }
    }

    private sealed class OnceOnly(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            inner.Read(buffer, offset, count);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
