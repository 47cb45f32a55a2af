using Bellwether.Collection.Sources;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests.Sources;

public sealed class ImportFeedbackTests(CollectionDatabase database)
{
    private const string File = """
        id,date,rating,comment,secret
        a1,2026-01-05,5,Quick and friendly,x
        a2,2026-01-06,2,"Call me at 202-555-0143,
        please",y
        a3,2026-02-07,4,N/A,z
        """;

    [Fact]
    public async Task Answers_are_counted_and_words_are_redacted_before_anybody_reads_them()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = await world.Import(File);

        Assert.Equal(3, imported.Batch.Accepted);
        Assert.Equal("0 1 0 1 1", await world.Ratings());
        var words = (await world.Comments()).Select(comment => comment.Words).ToList();
        Assert.Equal(2, words.Count);
        Assert.DoesNotContain(words, said => said.Contains("555", StringComparison.Ordinal));
        Assert.Equal(1, imported.Batch.Report.Redactions.Values.Sum());
        Assert.Equal(["secret"], imported.Batch.Report.UnusedColumns);
        Assert.Equal(new DateOnly(2026, 1, 5), imported.Batch.First);
        await world.AssertLaw();
    }

    [Fact]
    public async Task The_same_file_twice_gives_the_same_state()
    {
        await using var world = await SourcesWorld.Open(database);
        var first = await world.Import(File);
        var before = await world.Everything();

        var second = await world.Import(File);

        Assert.Equal(before, await world.Everything());
        Assert.Equal(first.Batch with { Report = second.Batch.Report }, second.Batch);
    }

    [Fact]
    public async Task Another_file_with_the_same_rows_counts_them_once()
    {
        await using var world = await SourcesWorld.Open(database);
        await world.Import(File);

        var second = await world.Import(File + "\na4,2026-02-08,1,,");

        Assert.Equal((1, 3), (second.Batch.Accepted, second.Batch.Repeated));
        Assert.Equal("1 1 0 1 1", await world.Ratings());
        await world.AssertLaw();
    }

    [Fact]
    public async Task Undo_subtracts_exactly_and_sets_the_ids_free()
    {
        await using var world = await SourcesWorld.Open(database);
        await world.Import("id,date,rating,comment\nb1,2026-01-05,3,Stays here");
        var before = await world.Everything(withBatches: false);
        var wrong = await world.Import(File);

        var undone = await world.Undo(wrong.Batch.BatchId);

        Assert.Equal(BatchState.Undone, undone.Value.State);
        Assert.Equal("Ana", undone.Value.UndoneBy);
        Assert.Equal(before, await world.Everything(withBatches: false));
        await world.AssertLaw();
        var corrected = await world.Import(File.Replace("2026-01-06,2", "2026-01-06,3"));
        Assert.Equal((3, 0), (corrected.Batch.Accepted, corrected.Batch.Repeated));
        Assert.Equal("0 0 2 1 1", await world.Ratings());
        await world.AssertLaw();
    }

    [Fact]
    public async Task What_was_taken_back_can_be_imported_again_as_it_was()
    {
        await using var world = await SourcesWorld.Open(database);
        var first = await world.Import(File);
        var before = await world.Everything(withBatches: false);
        await world.Undo(first.Batch.BatchId);

        var again = await world.Import(File);

        Assert.Equal(first.Batch.BatchId, again.Batch.BatchId);
        Assert.Equal((BatchState.Finished, 3), (again.Batch.State, again.Batch.Accepted));
        Assert.Equal(before, await world.Everything(withBatches: false));
    }

    [Fact]
    public async Task A_response_erased_by_law_stays_erased_when_its_file_comes_again()
    {
        await using var world = await SourcesWorld.Open(database);
        await world.Import(File);
        var comment = (await world.Comments()).First(each =>
            each.Words.StartsWith("Quick", StringComparison.Ordinal)
        );
        await world
            .Get<EraseResponses>()
            .Run(world.Inner.Ana, [comment.Place.ResponseId.ToString()], "request");

        await world.Import(File);

        Assert.Equal("0 1 0 1 0", await world.Ratings());
        Assert.Single(await world.Comments());
        await world.AssertLaw();
    }

    [Fact]
    public async Task Another_agency_cannot_take_it_back_or_see_it()
    {
        await using var world = await SourcesWorld.Open(database);
        await using var other = await SourcesWorld.Open(database);
        var batch = (await world.Import(File)).Batch;

        var outcome = await other.Undo(batch.BatchId);

        Assert.Equal("batch.unknown", outcome.Refusal?.Code);
        Assert.Null(await other.Get<FindBatch>().Run(other.AgencyId, batch.BatchId));
        Assert.Null(await other.Get<ReadKeptRows>().Run(other.AgencyId, batch.BatchId));
        Assert.Empty(await other.Get<ListBatches>().Run(other.AgencyId));
        Assert.Equal("0 1 0 1 1", await world.Ratings());
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_refused_with_the_one_that_was_meant()
    {
        await using var world = await SourcesWorld.Open(database);

        var outcome = await world.Try("id,Date,Ratings,coment\na,2026-01-05,4,x");

        Assert.Equal("mapping.columns", outcome.Refusal?.Code);
        Assert.Equal(
            [("items.overall", "Ratings"), ("items.comment", "coment")],
            outcome.Refusal!.Faults.Select(fault => (fault.Field, fault.Message.Split('“', '”')[3]))
        );
        Assert.Empty(await world.Get<ListBatches>().Run(world.AgencyId));
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_are_kept_mended_and_imported_again()
    {
        await using var world = await SourcesWorld.Open(database);
        var imported = await world.Import(
            """
            id,date,rating,comment
            c1,2026-01-05,7,"Mr. Lee, 202-555-0143, was rude"
            c2,5 o'clock,4,fine
            c3,2026-01-07,4,good
            """
        );

        var rows = await world.Get<ReadKeptRows>().Run(world.AgencyId, imported.Batch.BatchId);
        var csv = "";
        await foreach (var row in rows!)
            csv += KeptRowText.Line(row);
        var mended = csv.Replace(",7,", ",2,").Replace("5 o'clock", "2026-01-06");
        var second = await world.Import(mended);

        Assert.DoesNotContain("555", csv);
        Assert.Contains("rating.outside", csv);
        Assert.Equal((1, 2), (imported.Batch.Accepted, imported.Batch.Quarantined));
        Assert.Equal((2, 0), (second.Batch.Accepted, second.Batch.Quarantined));
        Assert.Equal("0 1 0 2 0", await world.Ratings());
    }

    [Fact]
    public async Task Deleted_and_flagged_rows_are_left_out_with_their_counts()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = await world.Import(
            "id,date,rating,comment,state\nd1,2026-01-05,1,x,Deleted\nd2,2026-01-05,2,y,spam\nd3,2026-01-05,3,z,\n",
            SourcesWorld.Simple(
                """
                "exclude": [ { "column": "state", "values": ["deleted"], "reason": "deleted" }, { "column": "state", "values": ["spam"], "reason": "spam" } ],
                """
            )
        );

        Assert.Equal((1, 2), (imported.Batch.Accepted, imported.Batch.Excluded));
        Assert.Equal([1, 1], imported.Batch.Report.Excluded.Values);
        Assert.Equal("0 0 1 0 0", await world.Ratings());
        Assert.Single(await world.Comments());
    }

    [Fact]
    public async Task A_person_with_several_rows_is_counted_once_and_every_word_is_kept()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = await world.Import(
            "id,date,rating,comment,who\ne1,2026-01-05,1,first words,p\ne2,2026-01-05,5,other,q\ne3,2026-01-05,1,more words,p\n",
            SourcesWorld.Simple(
                """
                "person": "who",
                """
            )
        );

        Assert.Equal((3, 1), (imported.Batch.Accepted, imported.Batch.Report.SamePerson));
        Assert.Equal("1 0 0 0 1", await world.Ratings());
        Assert.Equal(2, (await world.Cells()).Sum(cell => CellLayout.Responses(cell.Sums)));
        Assert.Equal(3, (await world.Comments()).Count);
        await world.AssertLaw();
    }

    [Fact]
    public async Task A_check_says_what_an_import_does_and_writes_nothing()
    {
        await using var world = await SourcesWorld.Open(database);
        var file = File + "\na9,2026-13-45,4,x,\n";

        var check = await world
            .Get<CheckFile>()
            .Run(
                world.Inner.Ana,
                new FeedbackToImport(
                    new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)),
                    "cards.csv",
                    SourcesWorld.Simple()
                )
            );

        Assert.Equal((4, 3, 1), (check.Value.Rows, check.Value.Good, check.Value.Bad));
        Assert.Equal([2, 3, 4, 5], check.Value.Shown.Select(row => row.Row));
        Assert.DoesNotContain(
            check.Value.Shown.SelectMany(row => row.Answers),
            answer => answer.Words.Contains("555", StringComparison.Ordinal)
        );
        Assert.Empty(await world.Get<ListBatches>().Run(world.AgencyId));
        Assert.Empty(await world.Collectors());
        var imported = await world.Import(file);
        Assert.Equal(
            (check.Value.Good, check.Value.Bad),
            (imported.Batch.Accepted, imported.Batch.Quarantined)
        );
    }

    [Fact]
    public async Task The_real_trial_reads_reversed_ratings_doubtful_dates_and_placeholders()
    {
        var path = SourcesWorld.Shared("data/nhs_fft/nhs_fft_feedback.csv");
        Assert.SkipWhen(path is null, "shared/data/nhs_fft is not here");
        await using var world = await SourcesWorld.Open(database);
        var mapping = (
            await world.Get<FindMapping>().Run(world.AgencyId, "nhs-friends-and-family")
        ).Value;
        var bytes = await System.IO.File.ReadAllBytesAsync(path!);

        var imported = (await world.Try(bytes, mapping)).Value;
        var state = await world.Everything();
        var again = (await world.Try(bytes, mapping)).Value;

        // Counted by an independent program: rows whose date the publisher marks, rows without answer or words.
        Assert.Equal(
            (5899, 5323, 576),
            (imported.Batch.Rows, imported.Batch.Accepted, imported.Batch.Quarantined)
        );
        Assert.Equal(515, imported.Batch.Report.Reasons["date.ambiguous"]);
        Assert.DoesNotContain(
            await world.Comments(),
            comment => comment.Words.StartsWith("Did not answer", StringComparison.Ordinal)
        );
        Assert.Equal(state, await world.Everything());
        Assert.Equal(imported.Quarantined, again.Quarantined);
        Assert.Equal(string.Join(' ', Persons(path!)), await world.Ratings());
        await world.AssertLaw();
    }

    // By the publisher's own turned ratings, which the mapping does not read: one for each person whose first row is good.
    private static long[] Persons(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        using var csv = new CsvSource(stream, System.Text.Encoding.UTF8, ',', 1);
        int Place(string name) => csv.Columns.ToList().IndexOf(name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var counts = new long[5];
        while (csv.Next(out var row))
        {
            var first = seen.Add(row.Cells![Place("respondent_id")]);
            if (
                first
                && row.Cells[Place("date_quality")] != "ambiguous_dmy_mdy"
                && row.Cells[Place("rating_1to5")] is { Length: > 0 } rating
            )
                counts[int.Parse(rating, System.Globalization.CultureInfo.InvariantCulture) - 1]++;
        }
        return counts;
    }
}
