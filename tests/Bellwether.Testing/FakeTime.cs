namespace Bellwether.Testing;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public FakeTime()
        : this(new DateTimeOffset(2026, 3, 3, 15, 0, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;

    public void MoveTo(DateTimeOffset at) => now = at;
}
