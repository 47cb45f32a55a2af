using System.Diagnostics.CodeAnalysis;

namespace Bellwether.Foundation;

/// <summary>The four ways an operation can say no. Each has one HTTP status and one exit code.</summary>
public enum RefusalKind
{
    /// <summary>What was given cannot be used: HTTP 422, exit code 2.</summary>
    Invalid,

    /// <summary>There is no such thing, or not for this caller: HTTP 404, exit code 3.</summary>
    NotFound,

    /// <summary>It collides with what is already there: HTTP 409, exit code 4.</summary>
    Conflict,

    /// <summary>This caller may not: HTTP 403, exit code 5.</summary>
    Forbidden,
}

/// <summary>One fault, tied to the field that must be mended.</summary>
/// <param name="Field">The field's name as the caller gave it.</param>
/// <param name="Message">What is wrong and how to mend it, in plain words.</param>
public sealed record Fault(string Field, string Message);

/// <summary>A no that the caller can act on. Bugs and broken machines are exceptions instead.</summary>
/// <param name="Code">A stable code such as <c>instrument.no-items</c>, listed in docs/refusals.md.</param>
/// <param name="Kind">Which of the four kinds.</param>
/// <param name="Message">What happened and how to mend it, in plain words.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string Message)
{
    /// <summary>Several faults of one form come back together.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];
}

/// <summary>The result of an operation: done with a value, or refused.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>The refusal, or null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when it was done.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>The value. Throws when refused: look at <see cref="IsDone"/> first.</summary>
    public T Value =>
        Refusal is null
            ? value!
            : throw new InvalidOperationException($"Refused: {Refusal.Code}. {Refusal.Message}");

    /// <summary>Done.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Done, for values whose type is an interface.</summary>
    public static Outcome<T> Done(T value) => new(value, null);
}

/// <summary>The value of an operation that only succeeds.</summary>
public readonly record struct Nothing;
