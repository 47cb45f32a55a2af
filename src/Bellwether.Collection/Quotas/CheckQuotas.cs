using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>Whether a collector still needs answers, before somebody begins to give one. The intake decides it again, exactly.</summary>
public sealed class CheckQuotas(ReadQuotas readQuotas)
{
    /// <summary>Refusal: enough people have answered.</summary>
    public const string Enough = "collector.enough";

    /// <summary>Null while answers are needed, or the refusal. Nothing is read where no quota is set.</summary>
    public async ValueTask<Refusal?> Run(
        CollectorInUse inUse,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        if (inUse.Quotas.All.FirstOrDefault(quota => quota.ItemKey.Length == 0) is not { } all)
            return null;
        var collector = inUse.Collector;
        var taken = await readQuotas.Run(collector.AgencyId, collector.CollectorId, cancel);
        return taken.GetValueOrDefault(all.Name) >= all.Most
            ? IntakeRefusals.Enough(language)
            : null;
    }

    /// <summary>What an answer has to find a place in: the whole, and each quota of an option it chose.</summary>
    internal static IReadOnlyList<Quota> Of(
        CollectorInUse inUse,
        InstrumentVersion version,
        AnswerSheet answers
    ) =>
        inUse.Quotas.All.IsEmpty
            ? []
            :
            [
                .. inUse
                    .Quotas.All.Where(quota =>
                        quota.ItemKey.Length == 0 || Chose(version, answers, quota)
                    )
                    .Select(quota => new Quota(quota.Name, quota.Most)),
            ];

    private static bool Chose(InstrumentVersion version, AnswerSheet answers, CollectorQuota quota)
    {
        var at = version.IndexOf(quota.ItemKey);
        if (at < 0 || answers.Values[at] <= 0)
            return false;
        var item = version.Items[at];
        var option = item.Options.FirstOrDefault(option => option.Key == quota.OptionKey);
        if (option is null)
            return false;
        var position = item.Options.IndexOf(option);
        return item.Kind == ItemKind.MultiChoice
            ? (answers.Values[at] >> position & 1) == 1
            : answers.Values[at] == position + 1;
    }
}
