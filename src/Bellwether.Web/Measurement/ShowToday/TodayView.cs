using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Collection.BeginAsking;

namespace Bellwether.Web.Measurement.ShowToday;

/// <summary>What the home page shows.</summary>
/// <param name="Services">The services within reach.</param>
/// <param name="Period">The quarter it is about; null while nobody answered anything.</param>
/// <param name="League">Trust over all services; null while nobody answered about trust.</param>
/// <param name="Look">What needs somebody, the most urgent first.</param>
/// <param name="Hidden">How many more there are.</param>
/// <param name="MayImport">True for those who may bring in filings.</param>
public sealed record TodayView(
    IReadOnlyList<Service> Services,
    Period? Period,
    League? League,
    IReadOnlyList<LookItem> Look,
    int Hidden,
    bool MayImport
)
{
    /// <summary>How far a new agency has come, while nobody has answered.</summary>
    public FirstSteps? Begin { get; init; }
}

/// <summary>One thing that needs somebody: a sentence with one link.</summary>
/// <param name="Title">What and where, the words of the link.</param>
/// <param name="Sentence">Why it needs somebody.</param>
/// <param name="Href">Where to go on.</param>
public sealed record LookItem(string Title, string Sentence, string Href);
