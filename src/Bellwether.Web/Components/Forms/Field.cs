using Bellwether.Foundation;
using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Components.Forms;

/// <summary>What every field has: label above, hint below the label, fault beside the field and in the summary.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name it is sent under; the id is made from it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The question.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>How to answer it.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong and how to mend it. Inside a Form the fault of this field is found by its name.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>True when it may be left empty; the label then says so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The faults of the form around it.</summary>
    [CascadingParameter]
    public IReadOnlyList<Fault>? Faults { get; set; }

    /// <summary>The id that labels, hints and the error summary point at.</summary>
    protected string Id => IdOf(Name);

    /// <summary>Its own fault, or the form's for this name.</summary>
    protected string? Problem =>
        Error ?? Faults?.FirstOrDefault(fault => fault.Field == Name)?.Message;

    /// <summary>Style class of the group around it.</summary>
    protected string GroupClass =>
        Problem is null ? "usa-form-group" : "usa-form-group usa-form-group--error";

    /// <summary>Ids of hint and fault, for aria-describedby; null when there is neither.</summary>
    protected string? DescribedBy =>
        (Hint, Problem) switch
        {
            (null, null) => null,
            (_, null) => $"{Id}-hint",
            (null, _) => $"{Id}-error",
            _ => $"{Id}-hint {Id}-error",
        };

    /// <summary>"true" when there is a fault.</summary>
    protected string? Invalid => Problem is null ? null : "true";

    /// <summary>The id of a field with this name: letters and digits stay, everything else becomes a hyphen.</summary>
    public static string IdOf(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}

/// <summary>One thing to choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">A line below it.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);
