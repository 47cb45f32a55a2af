using Bellwether.Statistics.Disclosure;

namespace Bellwether.Statistics.Tests.Disclosure;

public sealed class ToldStepsTests
{
    private const int Most = 400;

    // Every person is a coordinate of their own, so that a difference of two views names the people it is about.
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void No_two_views_at_any_two_moments_differ_by_fewer_people_than_a_block(int least)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var month = new Month(least);
            var seen = new List<long[]>();
            for (var moment = 0; moment < 60; moment++)
            {
                Happen(random, month, moment);
                foreach (var view in month.Views())
                    if (!seen.Exists(each => each.AsSpan().SequenceEqual(view)))
                        seen.Add(view);
            }

            for (var i = 0; i < seen.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var people = seen[i].Zip(seen[j], (a, b) => Math.Abs(a - b)).Sum();
                Assert.True(
                    people >= least,
                    $"seed {seed}: views {i} and {j} differ by {people} people"
                );
            }
            Assert.True(seen.Count > 3, $"seed {seed}: nothing was ever told");
        }
    }

    [Fact]
    public void When_the_month_is_over_everybody_is_told_where_there_are_enough()
    {
        var month = new Month(10);
        for (var i = 0; i < 23; i++)
            month.Add($"web|en|{i % 8}");

        month.Look();
        Assert.Equal(0, month.Total);
        month.IsOver = true;
        month.Look();

        Assert.Equal(23, month.Total);
    }

    [Fact]
    public void One_answer_more_moves_nothing_and_ten_move_at_once()
    {
        var month = new Month(10);
        for (var i = 0; i < 25; i++)
            month.Add("web|en|a");
        month.Look();
        Assert.Equal(25, month.Total);

        for (var i = 1; i < 10; i++)
        {
            month.Add("web|en|a");
            month.Look();
            Assert.Equal(25, month.Total);
        }
        month.Add("web|en|a");
        month.Look();

        Assert.Equal(35, month.Total);
    }

    [Fact]
    public void A_block_that_lost_enough_people_is_taken_back()
    {
        var month = new Month(10) { IsOver = true };
        for (var i = 0; i < 20; i++)
            month.Add($"web|en|{i}");
        month.Look();
        Assert.Equal(20, month.Total);

        for (var i = 0; i < 15; i++)
            month.Remove(i);
        month.Look();

        Assert.Equal(0, month.Total);
    }

    [Fact]
    public void What_has_not_moved_comes_back_as_it_was()
    {
        var cell = StepCell.New(["a", ""], [3, 1, 2]);

        Assert.Same(cell, ToldSteps.Tell([cell], 10, isOver: false)[0]);
        Assert.Throws<ArgumentException>(() => ToldSteps.Tell([cell], 0, isOver: false));
        Assert.Throws<ArgumentException>(() =>
            ToldSteps.Tell([cell with { Groups = ["a"] }], 10, isOver: false)
        );
    }

    private static void Happen(Random random, Month month, int moment)
    {
        string[] channels = ["web", "phone"];
        string[] languages = ["en", "es"];
        var come = random.Next(4) == 0 ? random.Next(1, 15) : 1;
        for (var i = 0; i < come; i++)
            month.Add(
                $"{channels[random.Next(2)]}|{languages[random.Next(8) / 7]}|{random.Next(3)}"
            );
        if (random.Next(5) == 0)
            month.Remove(random.Next(month.People));
        if (random.Next(15) == 0)
            for (var i = 0; i < 12; i++)
                month.Remove(random.Next(month.People));
        month.IsOver = moment > 40;
        month.Look();
    }

    private sealed class Month(int least)
    {
        private readonly List<(string Slice, bool IsHere)> people = [];
        private IReadOnlyList<StepCell> told = [];

        public bool IsOver { get; set; }

        public int People => people.Count;

        public long Total => told.Sum(cell => cell.Told.Sum(level => level[0]));

        public void Add(string slice) => people.Add((slice, true));

        public void Remove(int person) => people[person] = people[person] with { IsHere = false };

        public void Look()
        {
            var before = told.ToDictionary(cell => cell.Groups[0], StringComparer.Ordinal);
            var cells = people
                .Select((person, i) => (person, i))
                .GroupBy(each => each.person.Slice, StringComparer.Ordinal)
                .Select(group =>
                {
                    var now = new long[Most + 1];
                    foreach (var (person, i) in group.Where(each => each.person.IsHere))
                        (now[0], now[i + 1]) = (now[0] + 1, 1);
                    var parts = group.Key.Split('|');
                    return before.TryGetValue(group.Key, out var cell)
                        ? cell with
                        {
                            Now = now,
                        }
                        : StepCell.New([group.Key, $"{parts[0]}|{parts[1]}", parts[0], ""], now);
                })
                .ToList();
            told = ToldSteps.Tell(cells, least, IsOver);
        }

        // Every view of up to three conditions: those whom it counts, person by person.
        public IEnumerable<long[]> Views()
        {
            foreach (var channel in new string?[] { null, "web", "phone" })
            foreach (var language in new string?[] { null, "en", "es" })
            foreach (var place in new string?[] { null, "0", "1", "2" })
                yield return View(channel, language, place);
        }

        private long[] View(string? channel, string? language, string? place)
        {
            var view = new long[Most];
            foreach (var cell in told)
            {
                var parts = cell.Groups[0].Split('|');
                for (var level = 0; level < 4; level++)
                {
                    var fits =
                        (channel is null || (level < 3 && parts[0] == channel))
                        && (language is null || (level < 2 && parts[1] == language))
                        && (place is null || (level < 1 && parts[2] == place));
                    for (var i = 0; fits && i < Most; i++)
                        view[i] += cell.Told[level][i + 1];
                }
            }
            return view;
        }
    }
}
