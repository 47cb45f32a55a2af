namespace Bellwether.Monitoring;

/// <summary>Delivers notices: by mail, or over the web.</summary>
internal interface IDeliver
{
    /// <summary>True for the kinds it can deliver.</summary>
    bool Delivers(NoticeKind kind);

    /// <summary>Delivers; throws <see cref="DeliveryException"/> with a sentence for people when it cannot now.</summary>
    Task Deliver(Notice notice, CancellationToken cancel);
}

/// <summary>A notice could not be delivered now; the message tells a person why.</summary>
public sealed class DeliveryException : Exception
{
    /// <summary>With the reason.</summary>
    public DeliveryException(string message, Exception? inner = null)
        : base(message, inner) { }

    /// <summary>Without a reason.</summary>
    public DeliveryException()
        : this("It could not be delivered.") { }

    /// <summary>With the reason.</summary>
    public DeliveryException(string message)
        : base(message) { }
}
