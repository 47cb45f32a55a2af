using Bellwether.Measurement;

namespace Bellwether.Monitoring;

/// <summary>The days of every stream, in order. A stream keeps its place once it has one.</summary>
internal sealed class StreamDays
{
    private readonly Dictionary<StreamKey, int> places = [];
    private readonly List<StreamKey> keys = [];
    private readonly List<List<DayOfStream>> days = [];

    public IReadOnlyList<StreamKey> Keys => keys;

    public IReadOnlyList<DayOfStream> Of(int stream) => days[stream];

    /// <summary>Puts what is counted now in place of everything from that day on.</summary>
    public void Replace(DateOnly from, IEnumerable<DayCount> counts)
    {
        foreach (var stream in days)
            stream.RemoveRange(Place(stream, from), stream.Count - Place(stream, from));
        foreach (var count in counts.Where(count => count.Day >= from).OrderBy(count => count.Day))
            At(new StreamKey(count.ServiceId, count.Measure, count.Channel, count.Series))
                .Add(new DayOfStream(count.Day, count.Favourable, count.Answers));
    }

    /// <summary>The answers of that day; none when there were none.</summary>
    public DayOfStream On(int stream, DateOnly day)
    {
        var all = days[stream];
        var place = Place(all, day);
        return place < all.Count && all[place].Day == day ? all[place] : new DayOfStream(day, 0, 0);
    }

    /// <summary>The days with answers from <paramref name="from"/> to before <paramref name="until"/>.</summary>
    public IReadOnlyList<DayOfStream> Between(int stream, DateOnly from, DateOnly until)
    {
        var first = Place(days[stream], from);
        return days[stream].GetRange(first, Math.Max(0, Place(days[stream], until) - first));
    }

    private static int Place(List<DayOfStream> all, DateOnly day)
    {
        if (all.Count == 0 || all[^1].Day < day)
            return all.Count;
        int low = 0,
            high = all.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Day < day)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private List<DayOfStream> At(StreamKey key)
    {
        if (places.TryGetValue(key, out var place))
            return days[place];
        places.Add(key, keys.Count);
        keys.Add(key);
        days.Add([]);
        return days[^1];
    }
}
