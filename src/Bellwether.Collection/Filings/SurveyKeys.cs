using Bellwether.Instruments;

namespace Bellwether.Collection.Filings;

/// <summary>What makes a survey the same survey next quarter: the service, what was provided, when people were asked, the channel.</summary>
internal static class SurveyKeys
{
    /// <summary>The key; capitals, spaces and punctuation in what was typed do not matter.</summary>
    public static string Of(Filing filing) =>
        string.Join(
            '|',
            filing.Service.ServiceId,
            Wording.Normalise(filing.Survey.Provided),
            Wording.Normalise(filing.Survey.TransactionPoint),
            filing.Survey.Channel
        );
}
