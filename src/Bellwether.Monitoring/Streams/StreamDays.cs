using Bellwether.Measurement;

namespace Bellwether.Monitoring;

/// <summary>The days of every stream, in order. A stream keeps its place once it has one; closed days are left out.</summary>
internal sealed class StreamDays(WatchCalendar? calendar = null)
{
    private readonly WatchCalendar calendar = calendar ?? WatchCalendar.Holidays;
    private readonly Dictionary<StreamKey, int> places = [];
    private readonly List<StreamKey> keys = [];
    private readonly List<List<DayOfStream>> days = [];

    public IReadOnlyList<StreamKey> Keys => keys;

    public WatchCalendar Calendar => calendar;

    public IReadOnlyList<DayOfStream> Of(int stream) => days[stream];

    /// <summary>Puts what is counted now in place of everything from that day on, and how many answered beside it.</summary>
    public void Replace(DateOnly from, IEnumerable<DayCount> counts)
    {
        foreach (var stream in days)
        {
            var place = Place(stream, from);
            stream.RemoveRange(place, stream.Count - place);
        }
        var answered = new SortedDictionary<(DateOnly Day, Guid Service, string Channel), long>();
        foreach (
            var count in counts
                .Where(count => count.Day >= from && !calendar.IsClosed(count.ServiceId, count.Day))
                .OrderBy(count => count.Day)
        )
        {
            var key = new StreamKey(count.ServiceId, count.Measure, count.Channel, count.Series);
            At(key).Add(new DayOfStream(count.Day, count.Favourable, count.Answers));
            if (!key.IsAsked)
                continue;
            // Everybody answers several questions: the one that most answer says how many came.
            var day = (count.Day, count.ServiceId, count.Channel);
            answered[day] = Math.Max(answered.GetValueOrDefault(day), count.Answers);
        }
        foreach (var ((day, service, channel), answers) in answered)
            At(new StreamKey(service, StreamKey.Volume, channel, ""))
                .Add(new DayOfStream(day, 0, answers));
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
