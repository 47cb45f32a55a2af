using System.ComponentModel.DataAnnotations;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Web.Api;

namespace Bellwether.Web.Improvement;

/// <summary>A short text in English and, when it was written, Spanish.</summary>
public sealed record TextRequest
{
    /// <summary>English.</summary>
    [Required]
    public string? En { get; init; }

    /// <summary>Spanish.</summary>
    public string? Es { get; init; }

    internal PlainText Plain => new(En ?? "", Es);
}

/// <summary>A change as a program records it.</summary>
public sealed record ChangeRequest
{
    /// <summary>The service it was made in, by its address, name or id.</summary>
    [Required]
    public string? Service { get; init; }

    /// <summary>What people said, at most 600 characters a language.</summary>
    [Required]
    public TextRequest? Heard { get; init; }

    /// <summary>What was done about it, at most 600 characters a language.</summary>
    [Required]
    public TextRequest? Did { get; init; }

    /// <summary>The local day it took effect for customers.</summary>
    [Required]
    public DateOnly? DidOn { get; init; }

    internal static ChangeRequest Example { get; } =
        new()
        {
            Service = "renewing-a-bridge-pass",
            Heard = new TextRequest
            {
                En = "The letter was hard to read.",
                Es = "La carta era difícil de leer.",
            },
            Did = new TextRequest { En = "We wrote it again.", Es = "La escribimos de nuevo." },
            DidOn = new DateOnly(2026, 2, 1),
        };

    internal Outcome<NewChange> Read()
    {
        var given = new Given();
        given.Need(Service, "service");
        given.Need(Heard?.En, "heard.en");
        given.Need(Did?.En, "did.en");
        var on = given.Need(DidOn, "didOn");
        return given.Refusal is { } missing
            ? missing
            : new NewChange(Guid.Empty, Heard!.Plain, Did!.Plain, on);
    }
}

/// <summary>What came of a change.</summary>
public sealed record EffectRequest
{
    /// <summary>What is known of it.</summary>
    [Required]
    public EffectKind? Kind { get; init; }

    /// <summary>The effect in words; needed once it is not too early.</summary>
    public TextRequest? Effect { get; init; }
}
