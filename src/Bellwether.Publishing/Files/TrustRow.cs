using System.Collections.Immutable;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Publishing;

/// <summary>One response as the 17 columns of the quarterly file say it.</summary>
/// <param name="ExternalId">Its name: always the same for the same response, telling nothing.</param>
/// <param name="Trust">0 or 1, or 1 to 5.</param>
/// <param name="Positive">Per driver code: 1 ticked, 0 offered and not ticked, null not offered.</param>
/// <param name="Negative">The same for the other list.</param>
/// <param name="Words">What redaction left of the words, on one line; "" when there are none.</param>
internal sealed record TrustRow(
    string ExternalId,
    int Trust,
    ImmutableArray<int?> Positive,
    ImmutableArray<int?> Negative,
    string Words
)
{
    /// <summary>The row, or null when the response has no answer to the trust question: then it has no place in the file.</summary>
    public static TrustRow? Of(SurveyShape shape, StoredResponse response)
    {
        if (
            shape.TrustItem is not { } trust
            || response.Values[shape.Trust] is not (> 0 and var chosen)
            || chosen > trust.Options.Length
            || trust.Options[(int)chosen - 1].Value is not { } value
        )
            return null;
        return new TrustRow(
            RowId.Of(response.Place.ResponseId),
            value,
            Flags(shape.Version, shape.Positive, response),
            Flags(shape.Version, shape.Negative, response),
            OneLine(response, shape.Words)
        );
    }

    /// <summary>True when reasons of both lists are ticked, or of the list that the answer does not lead to: such a row says two
    /// things at once.</summary>
    public bool Contradicts(SurveyShape shape)
    {
        var isFavourable = shape.TrustItem!.Options.Any(option =>
            option.Value == Trust && option.Favourable
        );
        return (isFavourable ? Negative : Positive).Contains(1);
    }

    // A list that routing did not show was offered by the form, but nobody could tick it: 0.
    private static ImmutableArray<int?> Flags(
        InstrumentVersion version,
        int item,
        StoredResponse response
    )
    {
        var ticks = item < 0 ? 0 : Math.Max(0, response.Values[item]);
        return
        [
            .. Driver.Codes.Select(code =>
            {
                if (item < 0)
                    return (int?)null;
                var options = version.Items[item].Options;
                for (var i = 0; i < options.Length; i++)
                    if (options[i].Key == code)
                        return (int)(ticks >> i & 1);
                return null;
            }),
        ];
    }

    private static string OneLine(StoredResponse response, int item)
    {
        foreach (var written in response.Words)
            if (written.ItemIndex == item)
                return string.Join(
                    ' ',
                    written.Words.Split(
                        ['\r', '\n', '\u2028', '\u2029', '\u0085'],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    )
                );
        return "";
    }
}
