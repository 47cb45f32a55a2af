namespace Bellwether.Instruments.Tests;

/// <summary>What holds for every kind of question, over many random questionnaires.</summary>
public sealed class KindLawsTests
{
    private const int Rounds = 3000;

    [Fact]
    public void Random_questionnaires_are_sound()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var content = new RandomKinds(seed).Content();
            var faults = KindRules
                .Check(content)
                .Concat(ConditionRules.Check(content))
                .Concat(StructureRules.Check(content))
                // A contact may be drawn for a repeated answer: the rule is right, the dice do not know it.
                .Where(finding => finding.Code != "instrument.repeats-unknown");
            Assert.True(!faults.Any(), $"seed {seed}: {faults.FirstOrDefault()}");
        }
    }

    [Fact]
    public void Export_and_import_give_the_same_document_and_hash_for_every_kind()
    {
        var kinds = new HashSet<ItemKind>();
        var looks = new HashSet<Presentation>();
        for (var seed = 0; seed < Rounds; seed++)
        {
            var content = Frozen.Tidy(new RandomKinds(seed).Content());
            var document = InstrumentDocument.Write(content);

            var read = InstrumentDocument.Read(document);

            Assert.True(read.IsDone, $"seed {seed}: {read.Refusal?.Message}");
            Assert.Equal(document, InstrumentDocument.Write(Frozen.Tidy(read.Value)));
            Assert.Equal(
                InstrumentDocument.Hash(document),
                InstrumentDocument.Hash(InstrumentDocument.Write(read.Value))
            );
            kinds.UnionWith(content.Items.Select(item => item.Kind));
            looks.UnionWith(content.Items.Select(item => item.Presentation));
        }
        Assert.Equal(Enum.GetValues<ItemKind>().Length, kinds.Count);
        Assert.True(looks.Count >= 7);
    }

    [Fact]
    public void What_is_not_set_is_not_written()
    {
        var document = InstrumentDocument.Write(
            Make.Content(Make.Choice("a", "x", "y"), Make.Text("b"))
        );

        Assert.Equal(
            """
            {"format":"bellwether-instrument/1","items":[{"key":"a","kind":"singleChoice","longestText":4000,"options":[{"key":"x","label":{"en":"Label x"}},{"key":"y","label":{"en":"Label y"}}],"prompt":{"en":"Prompt of a?"}},{"key":"b","kind":"text","longestText":4000,"options":[],"prompt":{"en":"Words on b"}}],"languages":["en"],"minutes":1,"title":{"en":"A title"}}
            """,
            WithoutEmpty(document)
        );
    }

    // The reasons of edits have always been written, also when there are none.
    private static string WithoutEmpty(string document) =>
        document.Replace("\"editReasons\":{},", "", StringComparison.Ordinal);

    [Fact]
    public void What_was_accepted_is_accepted_again_and_means_the_same()
    {
        var accepted = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomKinds(seed);
            var version = Make.Version(random.Content());
            for (var round = 0; round < 3; round++)
            {
                var sheet = CheckAnswers.Run(version, random.Answers(version), isPartial: true);
                if (!sheet.IsDone)
                    continue;
                accepted++;
                var again = CheckAnswers.Run(
                    version,
                    SpellAnswers.Run(version, sheet.Value),
                    isPartial: true
                );
                Assert.True(again.IsDone, $"seed {seed}: {again.Refusal?.Faults[0]}");
                AssertSame(version, sheet.Value, again.Value, seed);
            }
        }
        Assert.InRange(accepted, Rounds, 3 * Rounds);
    }

    // Contacts are never spelled out, so what depends on them may differ.
    private static void AssertSame(
        InstrumentVersion version,
        AnswerSheet one,
        AnswerSheet other,
        int seed
    )
    {
        if (one.Contacts.Length > 0)
            return;
        for (var i = 0; i < version.Items.Length; i++)
            Assert.True(one.Values[i] == other.Values[i], $"seed {seed}, {version.Items[i].Key}");
        Assert.Equal(one.Texts, other.Texts);
        Assert.Equal(one.IsScreenedOut, other.IsScreenedOut);
    }

    [Fact]
    public void An_answer_stands_only_where_the_question_was_asked_and_none_after_a_screen_out()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomKinds(seed);
            var version = Make.Version(random.Content());
            var raw = random.Answers(version);
            if (
                CheckAnswers.Run(version, raw, isPartial: true)
                is not { IsDone: true, Value: var sheet }
            )
                continue;
            var asked = AskedItems.Look(version, raw);

            for (var i = 0; i < version.Items.Length; i++)
                Assert.True(
                    asked.Asked.Contains(i)
                        ? sheet.Values[i] >= 0 || version.Items[i].Kind == ItemKind.Statement
                        : sheet.Values[i] == AnswerSheet.NotAsked,
                    $"seed {seed}, {version.Items[i].Key}"
                );
            Assert.Equal(sheet.IsScreenedOut, asked.IsScreenedOut);
        }
    }

    [Fact]
    public void Pages_hold_every_item_once_in_order_and_none_that_depends_on_its_own_page()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var version = Make.Version(new RandomKinds(seed).Content());
            var plan = PagePlan.Of(version);
            var pages = AskedItems.Pages(version);

            Assert.Equal(Enumerable.Range(0, version.Items.Length), pages.SelectMany(page => page));
            Assert.All(
                pages,
                page =>
                    Assert.DoesNotContain(
                        page,
                        i => plan.DependsOn(i, page.Where(at => at < i).ToList())
                    )
            );
        }
    }

    [Fact]
    public void One_visit_always_sees_one_order_and_an_order_is_only_an_order()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var version = Make.Version(new RandomKinds(seed).Content());
            foreach (var item in version.Items)
            {
                var order = ShownOrder.Options(item, $"visit {seed}");
                Assert.Equal(order, ShownOrder.Options(item, $"visit {seed}"));
                Assert.Equal(Enumerable.Range(0, item.Options.Length), order.Order());
            }
        }
    }

    [Fact]
    public void Every_order_of_three_is_about_as_likely()
    {
        var item = Make.Choice("a", "x", "y", "z") with { ShuffleOptions = true };

        var times = Enumerable
            .Range(0, 6000)
            .GroupBy(visit => string.Join(' ', ShownOrder.Options(item, $"v{visit}")))
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(6, times.Count);
        Assert.All(times.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void One_answer_of_one_choice_is_kept_in_one_way_however_it_was_said()
    {
        var gate = Make.Choice("gate", "yes", "no");
        var next = Make.Choice("next", "a", "b");

        var one = Frozen.Tidy(Make.Content(gate, next.When("gate", "yes")));
        var other = Frozen.Tidy(
            Make.Content(gate, next with { AskedIf = Condition.Chosen("gate", "yes") })
        );
        var more = Frozen.Tidy(
            Make.Content(
                gate,
                next with
                {
                    AskedIf = new Condition { Not = Condition.Chosen("gate", "yes") },
                }
            )
        );

        Assert.Equal(InstrumentDocument.Write(one), InstrumentDocument.Write(other));
        Assert.NotNull(more.Items[1].AskedIf);
    }

    [Fact]
    public void The_states_are_a_list_that_a_question_can_take()
    {
        var list = ListOptionLists.Find("us-states")!;
        var content = Make.Content(
            Make.Choice("state", "x", "y") with
            {
                Presentation = Presentation.Combobox,
                Options = list.Options,
            }
        ) with
        {
            Languages = ["en", "es"],
            Title = LocalText.Of("Where do you live?", "¿Dónde vive?"),
        };

        Assert.Equal(59, list.Options.Length);
        Assert.All(list.Options, option => Assert.Equal(2, option.Label.Texts.Count));
        Assert.Empty(StructureRules.Check(content));
    }
}
