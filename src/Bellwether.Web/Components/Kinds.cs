namespace Bellwether.Web.Components;

/// <summary>How urgent a notice is.</summary>
public enum AlertKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>It worked.</summary>
    Success,

    /// <summary>Look before you go on.</summary>
    Warning,

    /// <summary>It did not work.</summary>
    Error,
}

/// <summary>The three hues of the product.</summary>
public enum Tone
{
    /// <summary>Blue: us, the thing the page is about.</summary>
    Us,

    /// <summary>Warm grey: context.</summary>
    Context,

    /// <summary>Orange: asks for attention.</summary>
    Attention,
}

/// <summary>How a button looks.</summary>
public enum ButtonKind
{
    /// <summary>The one next action.</summary>
    Primary,

    /// <summary>Another action beside it.</summary>
    Outline,

    /// <summary>Looks like a link.</summary>
    Link,

    /// <summary>Takes something away.</summary>
    Danger,
}
