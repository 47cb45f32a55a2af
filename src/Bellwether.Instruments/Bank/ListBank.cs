using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Every question that can be asked again in the same words: those of the templates, of what the agency has published, and those it kept.</summary>
public sealed class ListBank(Db db, ListInstruments instruments, FindVersion findVersion)
{
    /// <summary>The questions: published ones first, then kept ones, then those of templates.</summary>
    public async Task<IReadOnlyList<BankItem>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    )
    {
        var all = new List<BankItem>();
        foreach (var instrument in await instruments.Run(agencyId, cancel))
            if (
                instrument is { CurrentVersionId: { } id, ArchivedAt: null }
                && await findVersion.Run(agencyId, id, cancel) is { } version
            )
                all.AddRange(
                    Questions(version.Items)
                        .Select(item => new BankItem(
                            $"version:{id:N}:{item.Key}",
                            BankSource.Version,
                            instrument.Name,
                            version.Number,
                            item
                        )
                        {
                            InstrumentId = instrument.InstrumentId,
                        })
                );
        foreach (
            var row in await db.Read(connection => BankStore.List(connection, agencyId), cancel)
        )
            if (ItemDocument.Read(row.Item) is { } kept)
                all.Add(
                    new BankItem(
                        $"kept:{row.BankId:N}",
                        BankSource.Kept,
                        row.SavedBy,
                        row.Version,
                        kept
                    )
                );
        foreach (var template in new ListTemplates().Run())
            all.AddRange(
                Questions(template.Instrument.Items)
                    .Select(item => new BankItem(
                        $"template:{template.Id}:{item.Key}",
                        BankSource.Template,
                        template.Name.In("en"),
                        template.Version,
                        item
                    ))
            );
        return all;
    }

    // Rows of a table make no sense alone, and a value that is worked out needs what it is worked out from.
    private static IEnumerable<Item> Questions(IEnumerable<Item> items) =>
        items.Where(item =>
            item.Kind is not (ItemKind.Statement or ItemKind.Calculated) && item.RowOf is null
        );
}
