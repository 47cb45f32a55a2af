using System.Globalization;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Instruments;

/// <summary>What every page about one draft needs to know of it.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Current">The version in use, or null.</param>
public sealed record OpenDraft(Instrument Instrument, Draft Draft, InstrumentVersion? Current)
{
    /// <summary>The address of the instrument's pages.</summary>
    public string Address => AddressOf(Instrument.InstrumentId);

    /// <summary>The address of an instrument's pages.</summary>
    public static string AddressOf(Guid instrumentId) => $"/listen/instruments/{instrumentId}";

    /// <summary>Everything the lint says, in the language of the request; faults first.</summary>
    public IReadOnlyList<Finding> Findings =>
        [
            .. LintInstrument
                .Run(Draft.Content)
                .Concat(StaleTexts.Check(Before, Draft.Content))
                .Concat(
                    Current is null
                        ? []
                        : DeclaredBreaks.Check(Current, Draft.AsVersion(Instrument.Versions + 1))
                )
                .OrderBy(finding => finding.IsAdvice)
                .Select(finding => finding.In(Language.Current.Code)),
        ];

    /// <summary>What the version in use asks, or null.</summary>
    public InstrumentContent? Before => Current is null ? null : InstrumentContent.Of(Current);
}

/// <summary>Opens drafts for pages.</summary>
internal sealed class Drafting(
    FindInstrument findInstrument,
    FindDraft findDraft,
    FindVersion findVersion
)
{
    /// <summary>The draft of the reader's agency, or null when there is none.</summary>
    public async Task<OpenDraft?> Open(HttpContext http, Guid id)
    {
        var (agency, cancel) = (http.User.ToActor().AgencyId, http.RequestAborted);
        if (
            await findInstrument.Run(agency, id, cancel) is not { } instrument
            || await findDraft.Run(agency, id, cancel) is not { } draft
        )
            return null;
        var current = instrument.CurrentVersionId is { } versionId
            ? await findVersion.Run(agency, versionId, cancel)
            : null;
        return new OpenDraft(instrument, draft, current);
    }

    /// <summary>The revision that a posted form was made for.</summary>
    public static long Revision(IFormCollection form) =>
        long.TryParse(form["revision"], CultureInfo.InvariantCulture, out var revision)
            ? revision
            : -1;

    /// <summary>The HTTP status of a page that comes back with a refusal.</summary>
    public static int Status(Refusal? refusal) => refusal?.Kind.Status() ?? StatusCodes.Status200OK;
}
