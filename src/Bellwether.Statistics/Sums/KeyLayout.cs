using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Turns several categories (age group, region, stratum, cluster) into one key and back.</summary>
/// <remarks>Mixed radix, first category slowest, so keys sort by the first category. Level C. Cost: O(categories).</remarks>
public sealed class KeyLayout
{
    /// <summary>Declares the categories.</summary>
    /// <param name="sizes">Number of values of each category, each 1 or more; their product fits 63 bits.</param>
    /// <exception cref="ArgumentException">There is no category, or a size is below 1.</exception>
    /// <exception cref="OverflowException">There are too many combinations.</exception>
    public KeyLayout(params ReadOnlySpan<int> sizes)
    {
        if (sizes.IsEmpty || sizes.ContainsAnyInRange(int.MinValue, 0))
            throw new ArgumentException(
                "There is at least one category, each of at least one value.",
                nameof(sizes)
            );
        Sizes = [.. sizes];
        Count = 1;
        foreach (int size in sizes)
            Count = checked(Count * size);
    }

    /// <summary>Number of values of each category.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>Number of possible keys.</summary>
    public long Count { get; }

    /// <summary>The key of a combination.</summary>
    /// <param name="categories">One 0-based value per category.</param>
    /// <exception cref="ArgumentException">The number of categories differs, or a value is out of range.</exception>
    public long Key(params ReadOnlySpan<int> categories)
    {
        if (categories.Length != Sizes.Length)
            throw new ArgumentException(
                $"There are {Sizes.Length} categories, not {categories.Length}.",
                nameof(categories)
            );
        long key = 0;
        for (int i = 0; i < categories.Length; i++)
        {
            if (categories[i] < 0 || categories[i] >= Sizes[i])
                throw new ArgumentException(
                    $"Category {i} has no value {categories[i]}.",
                    nameof(categories)
                );
            key = key * Sizes[i] + categories[i];
        }
        return key;
    }

    /// <summary>The combination of a key.</summary>
    /// <param name="key">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentException">The key is out of range.</exception>
    public int[] Categories(long key)
    {
        if (key < 0 || key >= Count)
            throw new ArgumentException($"There is no key {key}.", nameof(key));
        var categories = new int[Sizes.Length];
        for (int i = Sizes.Length - 1; i >= 0; i--)
        {
            categories[i] = (int)(key % Sizes[i]);
            key /= Sizes[i];
        }
        return categories;
    }
}
