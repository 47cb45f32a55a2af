namespace Bellwether.Instruments;

/// <summary>Something the lint found in an instrument, with the exact thing to do about it.</summary>
/// <param name="Code">A stable code such as <c>instrument.text-missing</c>.</param>
/// <param name="Field">The text or property it is about: items.trust.prompt, languages.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do, exactly.</param>
/// <param name="IsAdvice">True when it does not stand in the way of publishing.</param>
public sealed record Finding(
    string Code,
    string Field,
    string Message,
    string Fix,
    bool IsAdvice = false
);
