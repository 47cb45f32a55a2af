namespace Bellwether.Statistics.Weighting;

/// <summary>Makes margins consistent with each other and with who answered, and notes what had to be done.</summary>
internal sealed class MarginPreparation
{
    private readonly IReadOnlyList<long> counts;
    private readonly IReadOnlyList<double> weights;

    public MarginPreparation(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights,
        IReadOnlyList<Margin> margins
    )
    {
        Require(counts, weights, margins);
        this.counts = counts;
        this.weights = weights;
        Total = margins[0].Targets.Sum();
        foreach (Margin margin in margins)
            Prepare(margin);
    }

    public double Total { get; }

    public List<(int[] Levels, double[] Targets)> Margins { get; } = [];

    public List<WeightingNote> Notes { get; } = [];

    public bool Feasible => Notes.TrueForAll(note => note.Kind != WeightingNoteKind.Empty);

    private void Prepare(Margin margin)
    {
        double sum = margin.Targets.Sum();
        if (Math.Abs(sum - Total) > 1e-9 * Total)
            Notes.Add(new WeightingNote(WeightingNoteKind.Rescaled, margin.Name, -1));
        double[] targets = [.. margin.Targets.Select(t => t * Total / sum)];
        int[] levels = [.. margin.Levels];
        Collapse(margin, levels, targets);
        if (Array.Exists(levels, level => level < 0))
            (levels, targets) = WithMissingCategory(margin, levels, targets);
        Margins.Add((levels, targets));
    }

    private void Collapse(Margin margin, int[] levels, double[] targets)
    {
        var people = new double[targets.Length];
        for (int c = 0; c < levels.Length; c++)
        {
            if (levels[c] >= 0)
                people[levels[c]] += weights[c] > 0 ? counts[c] : 0;
        }
        for (int level = 0; level < targets.Length; level++)
        {
            if (targets[level] == 0 && people[level] > 0)
                Notes.Add(new WeightingNote(WeightingNoteKind.NoPeople, margin.Name, level));
            if (targets[level] == 0 || people[level] > 0)
                continue;
            int into = Neighbour(margin, level, people);
            Notes.Add(
                new WeightingNote(
                    into < 0 ? WeightingNoteKind.Empty : WeightingNoteKind.Collapsed,
                    margin.Name,
                    level
                )
            );
            if (into < 0)
                continue;
            targets[into] += targets[level];
            targets[level] = 0;
        }
    }

    private static int Neighbour(Margin margin, int level, double[] people)
    {
        for (int step = 0; margin.Neighbours is not null && step < people.Length; step++)
        {
            level = margin.Neighbours[level];
            if (level < 0 || level >= people.Length)
                return -1;
            if (people[level] > 0)
                return level;
        }
        return -1;
    }

    private (int[] Levels, double[] Targets) WithMissingCategory(
        Margin margin,
        int[] levels,
        double[] targets
    )
    {
        double all = 0;
        double missing = 0;
        for (int c = 0; c < levels.Length; c++)
        {
            all += weights[c] * counts[c];
            missing += levels[c] < 0 ? weights[c] * counts[c] : 0;
        }
        double share = all > 0 ? missing / all : 0;
        Notes.Add(
            new WeightingNote(WeightingNoteKind.MissingCategory, margin.Name, targets.Length)
        );
        return (
            [.. levels.Select(level => level < 0 ? targets.Length : level)],
            [.. targets.Select(t => t * (1 - share)), Total * share]
        );
    }

    private static void Require(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights,
        IReadOnlyList<Margin> margins
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(margins);
        if (counts.Count == 0 || counts.Count != weights.Count || margins.Count == 0)
            throw new ArgumentException(
                "There is one weight per cell, at least one cell and at least one margin.",
                nameof(weights)
            );
        if (counts.Any(n => n < 0) || weights.Any(w => !(w >= 0) || !double.IsFinite(w)))
            throw new ArgumentException(
                "Counts and weights are finite and not negative.",
                nameof(counts)
            );
        foreach (Margin margin in margins)
        {
            if (margin.Levels.Count != counts.Count)
                throw new ArgumentException(
                    $"Margin {margin.Name} does not say the category of every cell.",
                    nameof(margins)
                );
            if (margin.Levels.Any(level => level < -1 || level >= margin.Targets.Count))
                throw new ArgumentException(
                    $"Margin {margin.Name} has a cell in a category without target.",
                    nameof(margins)
                );
            if (
                margin.Targets.Any(t => !(t >= 0) || !double.IsFinite(t))
                || !margin.Targets.Any(t => t > 0)
            )
                throw new ArgumentException(
                    $"Targets of margin {margin.Name} are not negative and not all 0.",
                    nameof(margins)
                );
            if (margin.Neighbours is { } neighbours && neighbours.Count != margin.Targets.Count)
                throw new ArgumentException(
                    $"Margin {margin.Name} has one neighbour per category.",
                    nameof(margins)
                );
        }
    }
}
