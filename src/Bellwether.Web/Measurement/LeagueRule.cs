using Bellwether.Measurement;

namespace Bellwether.Web.Measurement;

/// <summary>When a change in a list of services is named: each is one of all that are looked at, as on its own page.</summary>
internal static class LeagueRule
{
    public static VerdictRule Of(Scope scope, string measure) =>
        Of(scope.ServiceIds.Count, measure);

    public static VerdictRule Of(int services, string? measure) =>
        services > 1 ? VerdictRule.OfOne(services, measure) : VerdictRule.Default;
}
