using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>Answers that the form's address carries for items that are not shown: ?office=north, when the item has such an option.</summary>
internal static class AddressAnswers
{
    /// <summary>The answers (perhaps none) of a form that must be made for each visit; null when one page serves all.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Read(
        HttpRequest request,
        InstrumentVersion version
    )
    {
        Dictionary<string, IReadOnlyList<string>>? given = null;
        foreach (var item in version.Items)
            if (
                item.Presentation == Presentation.Hidden
                && request.Query[item.Key].ToString() is { Length: > 0 } value
                && item.Options.Any(option => option.Key == value)
            )
                (given ??= new(StringComparer.Ordinal))[item.Key] = [value];
        return given ?? (PagePlan.Of(version).IsForEachVisit ? new(StringComparer.Ordinal) : null);
    }
}
