using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Improvement;

/// <summary>Writes what happens next after somebody has asked for a service. What is public stays public, in the new words.</summary>
public sealed class WriteNextPage
{
    internal const int LongestText = 600;
    internal const int MostDays = 3650;
    private readonly NextPageStore store;
    private readonly ListServices services;
    private readonly TimeProvider time;

    internal WriteNextPage(NextPageStore store, ListServices services, TimeProvider time)
    {
        this.store = store;
        this.services = services;
        this.time = time;
    }

    /// <summary>Writes them; every fault comes back with its field.</summary>
    public async Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid serviceId,
        NextWords words,
        CancellationToken cancel = default
    )
    {
        if (
            (await services.Run(actor.AgencyId, cancel: cancel)).All(service =>
                service.ServiceId != serviceId
            )
        )
            return NextRefusals.UnknownService;
        var faults = Faults(words).ToList();
        if (faults.Count > 0)
            return new Refusal(
                "next.incomplete",
                RefusalKind.Invalid,
                "The page cannot be kept yet. Please look at the marked fields."
            )
            {
                Faults = faults,
            };
        await store.Write(
            new NextPage(
                actor.AgencyId,
                serviceId,
                words with
                {
                    Steps = [.. words.Steps.OrderBy(step => step.Stage)],
                },
                IsPublished: false,
                time.GetUtcNow(),
                actor.Name
            ),
            cancel
        );
        return default(Nothing);
    }

    private static IEnumerable<Fault> Faults(NextWords words)
    {
        foreach (var (field, text, missing) in Needed(words))
            if (string.IsNullOrWhiteSpace(text.En))
                yield return new(field, missing);
        if (words.Steps.Length < 2)
            yield return new(
                "steps",
                "Describe at least two steps: what happens first, and how it ends."
            );
        if (words.Steps.Select(step => step.Stage).Distinct().Count() < words.Steps.Length)
            yield return new("steps", "Each step stands once.");
        foreach (var (field, text) in All(words))
            if (Math.Max(text.En.Length, text.Es?.Length ?? 0) > LongestText)
                yield return new(
                    field,
                    $"Keep it to {LongestText} characters: people read it on a phone."
                );
        if (words.PromiseDays is < 1 or > MostDays)
            yield return new(
                "promiseDays",
                $"Give whole days from 1 to {MostDays}, or leave it empty."
            );
    }

    private static IEnumerable<(string Field, PlainText Text, string Missing)> Needed(
        NextWords words
    )
    {
        yield return (
            "received",
            words.Received,
            "Say what you have received, so that people know it arrived."
        );
        yield return ("late", words.Late, "Say what people can do when it takes longer.");
        yield return ("contact", words.Contact, "Say how people can reach somebody.");
        foreach (var step in words.Steps)
            yield return (
                $"what-{CaseStages.CodeOf(step.Stage)}",
                step.What,
                "Say what happens in this step."
            );
    }

    private static IEnumerable<(string Field, PlainText Text)> All(NextWords words)
    {
        foreach (var (field, text, _) in Needed(words))
            yield return (field, text);
        if (words.Told is { } told)
            yield return ("told", told);
        if (words.Complain is { } complain)
            yield return ("complain", complain);
        foreach (var step in words.Steps)
            if (step.You is { } you)
                yield return ($"you-{CaseStages.CodeOf(step.Stage)}", you);
    }
}

internal static class NextRefusals
{
    public static Refusal UnknownService { get; } =
        new Refusal(
            "next.unknown-service",
            RefusalKind.NotFound,
            "There is no such service in this agency."
        );

    public static Refusal NotWritten { get; } =
        new Refusal(
            "next.not-written",
            RefusalKind.NotFound,
            "Nobody has written yet what happens next in this service. Write it first."
        );
}
