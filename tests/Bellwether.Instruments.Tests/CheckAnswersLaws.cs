namespace Bellwether.Instruments.Tests;

public sealed class CheckAnswersLaws
{
    private const int Rounds = 2000;

    [Fact]
    public void Accepted_answers_are_one_value_per_item_and_answer_only_what_was_asked()
    {
        var accepted = 0;
        var hidden = 0;
        Each(
            (version, raw, outcome, seed) =>
            {
                if (!outcome.IsDone)
                    return;
                accepted++;
                var sheet = outcome.Value;
                Assert.Equal(version.Items.Length, sheet.Values.Length);
                for (var i = 0; i < version.Items.Length; i++)
                {
                    var item = version.Items[i];
                    var isAsked = IsAsked(version, sheet, item);
                    Assert.True(isAsked == sheet.Values[i] >= 0, $"seed {seed}, {item.Key}");
                    if (!isAsked && raw.ContainsKey(item.Key))
                        hidden++;
                    Assert.True(!isAsked || !item.Required || sheet.Values[i] != 0, $"seed {seed}");
                    Assert.Equal(
                        item.Kind == ItemKind.Text && sheet.Values[i] == 1 ? 1 : 0,
                        sheet.Texts.Count(text => text.ItemIndex == i)
                    );
                }
            }
        );

        Assert.InRange(accepted, Rounds / 10, Rounds);
        Assert.InRange(hidden, 100, int.MaxValue);
    }

    [Fact]
    public void What_was_accepted_is_accepted_again_and_means_the_same() =>
        Each(
            (version, _, outcome, seed) =>
            {
                if (!outcome.IsDone)
                    return;
                var again = CheckAnswers.Run(version, SpellAnswers.Run(version, outcome.Value));

                Assert.True(again.IsDone, $"seed {seed}: {again.Refusal?.Faults[0]}");
                Assert.Equal(outcome.Value.Values, again.Value.Values);
                Assert.Equal(outcome.Value.Texts, again.Value.Texts);
            }
        );

    [Fact]
    public void Every_refusal_names_the_question_and_is_told_in_both_languages()
    {
        var refused = 0;
        Each(
            (version, raw, outcome, seed) =>
            {
                if (outcome.Refusal is not { } refusal)
                    return;
                refused++;
                var spanish = CheckAnswers.Run(version, raw, "es").Refusal!;
                var known = version.Items.Select(i => i.Key).Concat(raw.Keys).ToHashSet();

                Assert.StartsWith("answers.", refusal.Code);
                Assert.NotEmpty(refusal.Faults);
                Assert.All(refusal.Faults, fault => Assert.Contains(fault.Field, known));
                Assert.Equal(
                    refusal.Faults.Select(fault => fault.Field),
                    spanish.Faults.Select(fault => fault.Field)
                );
                Assert.All(
                    refusal.Faults.Zip(spanish.Faults),
                    pair => Assert.NotEqual(pair.First.Message, pair.Second.Message)
                );
            }
        );

        Assert.InRange(refused, Rounds / 10, Rounds);
    }

    [Fact]
    public void Taking_away_what_was_not_asked_changes_nothing() =>
        Each(
            (version, raw, outcome, seed) =>
            {
                if (!outcome.IsDone)
                    return;
                var asked = raw.Where(answer =>
                        outcome.Value.Values[version.IndexOf(answer.Key)] != AnswerSheet.NotAsked
                    )
                    .ToDictionary(answer => answer.Key, answer => answer.Value);

                var again = CheckAnswers.Run(version, asked).Value;

                Assert.Equal(outcome.Value.Values, again.Values);
                Assert.Equal(outcome.Value.Texts, again.Texts);
            }
        );

    [Fact]
    public void A_form_that_comes_page_by_page_asks_what_the_check_counts_as_asked() =>
        Each(
            (version, _, outcome, seed) =>
            {
                var pages = AskedItems.Pages(version);
                Assert.Equal(Enumerable.Range(0, version.Items.Length), pages.SelectMany(p => p));
                Assert.All(
                    pages,
                    page =>
                        Assert.DoesNotContain(
                            page,
                            i =>
                                version.Items[i].AskedWhen is { } routing
                                && page.Contains(version.IndexOf(routing.ItemKey))
                        )
                );
                if (!outcome.IsDone)
                    return;
                var sheet = outcome.Value;
                var asked = Enumerable
                    .Range(0, version.Items.Length)
                    .Where(i => sheet.Values[i] != AnswerSheet.NotAsked);

                Assert.Equal(asked, AskedItems.Given(version, SpellAnswers.Run(version, sheet)));
            }
        );

    private static void Each(
        Action<
            InstrumentVersion,
            Dictionary<string, IReadOnlyList<string>>,
            Foundation.Outcome<AnswerSheet>,
            int
        > check
    )
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomInstrument(seed);
            var version = Make.Version(random.Content());
            var raw = random.Answers(version);
            check(version, raw, CheckAnswers.Run(version, raw), seed);
        }
    }

    // Written out again on purpose, from the sheet alone.
    private static bool IsAsked(InstrumentVersion version, AnswerSheet sheet, Item item)
    {
        if (item.AskedWhen is null)
            return true;
        var gate = version.IndexOf(item.AskedWhen.ItemKey);
        var chosen = sheet.Values[gate];
        return chosen > 0
            && item.AskedWhen.OptionKeys.Contains(version.Items[gate].Options[(int)chosen - 1].Key);
    }
}
