using Bellwether.Foundation;

namespace Bellwether.Web.Api;

/// <summary>The members of a request that must be there, asked for one by one and missed together.</summary>
internal sealed class Given
{
    private readonly List<Fault> faults = [];

    /// <summary>The value, or a fault and the type's own nothing.</summary>
    public T Need<T>(T? value, string field)
        where T : struct
    {
        if (value is null)
            faults.Add(new Fault(field, "This must be given."));
        return value ?? default;
    }

    /// <summary>The text, or a fault and "".</summary>
    public string Need(string? value, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
            faults.Add(new Fault(field, "This must be given."));
        return value ?? "";
    }

    /// <summary>A fault when it is so.</summary>
    public void When(bool isWrong, string field, string message)
    {
        if (isWrong)
            faults.Add(new Fault(field, message));
    }

    /// <summary>All that is missing, or null.</summary>
    public Refusal? Refusal =>
        faults.Count == 0
            ? null
            : new Refusal(
                "request.incomplete",
                RefusalKind.Invalid,
                "Something is missing or not usable. Each fault names its member."
            )
            {
                Faults = [.. faults],
            };
}
