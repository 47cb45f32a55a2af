using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Bellwether.Collection;
using Bellwether.Instruments;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>The pages of frozen versions, each rendered once: a version never changes, and pages go when what is said of their collector does.</summary>
internal sealed class PageTemplates(RenderPage render)
{
    private const int MostKept = 200;

    // Nobody who writes a questionnaire can know it.
    private readonly string slot = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private readonly ConditionalWeakTable<
        CollectorInUse,
        ConcurrentDictionary<Key, Lazy<Task<PageTemplate>>>
    > kept = [];

    /// <summary>The first page of a form; its slot is the visit.</summary>
    public ValueTask<PageTemplate> First(CollectorInUse inUse, FormLanguage language) =>
        Find(
            inUse,
            new Key(inUse.Version.VersionId, language.Code, "first"),
            async () =>
            {
                var items = FormFlow.Next(
                    inUse.Version,
                    ImmutableDictionary<string, IReadOnlyList<string>>.Empty,
                    []
                );
                var view = new FormView(inUse, inUse.Version, slot, items, [])
                {
                    Code = language.Code,
                };
                return new PageTemplate(await Render(view, language), slot);
            }
        );

    /// <summary>A later page of a form; its slots are the visit and the answers of earlier pages.</summary>
    public ValueTask<PageTemplate> Next(FormView page, FormLanguage language)
    {
        var gates = Gates(page.Version, page.Given);
        var decided = string.Join('\u001F', gates.SelectMany(gate => gate.Value.Prepend(gate.Key)));
        var name = $"next {page.Shown} given {decided}";
        return Find(
            page.InUse,
            new Key(page.Version.VersionId, language.Code, name),
            async () =>
            {
                var view = page with { Visit = slot, CarriedSlot = slot + "2", Given = gates };
                // The longer slot starts like the shorter one: cut at it first.
                var html = await Render(view, language);
                return new PageTemplate(
                    html.Replace(slot + "2", "\0", StringComparison.Ordinal),
                    slot,
                    "\0"
                );
            }
        );
    }

    // What decides the page: people who gave the same answers there get the same page.
    private static SortedDictionary<string, IReadOnlyList<string>> Gates(
        InstrumentVersion version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given
    )
    {
        var gates = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var position in PagePlan.Of(version).Gates)
            if (given.TryGetValue(version.Items[position].Key, out var answer))
                gates[version.Items[position].Key] = answer;
        return gates;
    }

    /// <summary>The receipt; its slot is the code.</summary>
    public ValueTask<PageTemplate> Thanks(
        CollectorInUse inUse,
        InstrumentVersion version,
        FormLanguage language,
        Received received
    ) =>
        Find(
            inUse,
            new Key(
                version.VersionId,
                language.Code,
                $"thanks {received.Disposition} {received.CutItems.IsEmpty}"
            ),
            async () =>
                new PageTemplate(
                    await render.Run<ThanksPage>(
                        language.Interface,
                        new()
                        {
                            [nameof(ThanksPage.InUse)] = inUse,
                            [nameof(ThanksPage.Version)] = version,
                            [nameof(ThanksPage.CodeSlot)] = slot,
                            [nameof(ThanksPage.WasCut)] = !received.CutItems.IsEmpty,
                            [nameof(ThanksPage.Disposition)] = received.Disposition,
                            [nameof(ThanksPage.Spoken)] = language.Code,
                        }
                    ),
                    slot
                )
        );

    /// <summary>A page for one person: it holds what they answered and is not kept.</summary>
    public Task<string> Render(FormView view, FormLanguage language) =>
        render.Run<FormPage>(language.Interface, new() { [nameof(FormPage.View)] = view });

    private ValueTask<PageTemplate> Find(
        CollectorInUse inUse,
        Key key,
        Func<Task<PageTemplate>> make
    )
    {
        var pages = kept.GetOrCreateValue(inUse);
        return pages.TryGetValue(key, out var there) && there.Value.IsCompletedSuccessfully
            ? new(there.Value.Result)
            : Make(pages, key, make);
    }

    private static async ValueTask<PageTemplate> Make(
        ConcurrentDictionary<Key, Lazy<Task<PageTemplate>>> pages,
        Key key,
        Func<Task<PageTemplate>> make
    )
    {
        if (pages.Count >= MostKept)
            pages.Clear();
        try
        {
            return await pages.GetOrAdd(key, _ => new(make)).Value;
        }
        catch
        {
            pages.TryRemove(key, out _);
            throw;
        }
    }

    private readonly record struct Key(Guid VersionId, string Language, string Page);
}
