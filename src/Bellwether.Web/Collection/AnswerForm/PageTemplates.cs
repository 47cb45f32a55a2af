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
    public ValueTask<PageTemplate> First(CollectorInUse inUse, Language language) =>
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
                var view = new FormView(inUse, inUse.Version, slot, items, []);
                return new PageTemplate(await Render(view, language), slot);
            }
        );

    /// <summary>A later page of a form; its slots are the visit and the answers of earlier pages.</summary>
    public ValueTask<PageTemplate> Next(
        CollectorInUse inUse,
        InstrumentVersion version,
        Language language,
        ImmutableArray<int> items,
        ImmutableSortedSet<int> before
    )
    {
        var name = $"next {FormFields.Write([.. items])} after {FormFields.Write(before)}";
        return Find(
            inUse,
            new Key(version.VersionId, language.Code, name),
            async () =>
            {
                var view = new FormView(inUse, version, slot, items, before)
                {
                    CarriedSlot = slot + "2",
                };
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

    /// <summary>The receipt; its slot is the code.</summary>
    public ValueTask<PageTemplate> Thanks(
        CollectorInUse inUse,
        InstrumentVersion version,
        Language language,
        bool wasCut
    ) =>
        Find(
            inUse,
            new Key(version.VersionId, language.Code, wasCut ? "thanks, cut" : "thanks"),
            async () =>
                new PageTemplate(
                    await render.Run<ThanksPage>(
                        language,
                        new()
                        {
                            [nameof(ThanksPage.InUse)] = inUse,
                            [nameof(ThanksPage.Version)] = version,
                            [nameof(ThanksPage.CodeSlot)] = slot,
                            [nameof(ThanksPage.WasCut)] = wasCut,
                        }
                    ),
                    slot
                )
        );

    /// <summary>A page for one person: it holds what they answered and is not kept.</summary>
    public Task<string> Render(FormView view, Language language) =>
        render.Run<FormPage>(language, new() { [nameof(FormPage.View)] = view });

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
