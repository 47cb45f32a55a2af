namespace Bellwether.Web.Components.Charts;

/// <summary>How answers spread over the options of a question.</summary>
/// <param name="Label">The question, or whose answers they are.</param>
/// <param name="Shares">Percent of answers per option, in the order of the options; they add to about 100.</param>
/// <param name="Answers">Answers they rest on.</param>
public sealed record ShareRow(string Label, IReadOnlyList<double> Shares, long? Answers = null);
