using Bellwether.Collection;
using Bellwether.Instruments;

namespace Bellwether.Web.Collection.AnswerForm;

/// <summary>A page that was posted, with what it belongs to.</summary>
internal sealed record FormTurn(
    CollectorInUse InUse,
    InstrumentVersion Version,
    FormLanguage Language,
    FormFields Fields
)
{
    /// <summary>The page as it was posted, or another one of the same form, with everything that was answered.</summary>
    public FormView View(
        System.Collections.Immutable.ImmutableArray<int> items,
        System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableSortedSet<int>>? before
    ) =>
        new(InUse, Version, Fields.Visit.Text, items, before)
        {
            Code = Language.Code,
            Given = Fields.Answers,
            Resume = Fields.Resume,
        };
}
