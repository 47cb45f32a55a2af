using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;

namespace Bellwether.Web.Improvement.TellNext;

/// <summary>What every request about "what happens next" needs.</summary>
internal sealed record NextDesk(
    Reader Reader,
    FindNextPages Pages,
    ReadHowLong HowLong,
    FindAgency Agencies,
    Texts Texts
);

/// <summary>How one service tells its customers what happens next.</summary>
/// <param name="Service">The service.</param>
/// <param name="Page">Its page, or null.</param>
/// <param name="HowLong">How long it takes.</param>
public sealed record NextState(Service Service, NextPage? Page, HowLong HowLong)
{
    /// <summary>The checklist.</summary>
    public IReadOnlyList<TransparencyCheck> Checks => TransparencyChecks.Of(Page, HowLong);
}
