using System.Xml.Linq;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bellwether.Access;

/// <summary>Keeps the keys that seal cookies in the database, so that every process of the installation has the same.</summary>
internal sealed class KeyStore(Db db, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        db.Read(async connection =>
                (
                    await connection.QueryAsync<string>(
                        "SELECT xml FROM access_key ORDER BY created_at, name"
                    )
                )
                    .Select(XElement.Parse)
                    .ToList()
            )
            .GetAwaiter()
            .GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        var now = time.GetUtcNow();
        db.Write(tx =>
                tx.Connection!.ExecuteAsync(
                    "INSERT INTO access_key (name, xml, created_at) VALUES (@name, @xml, @now)",
                    new
                    {
                        name = $"{friendlyName}-{Ids.New(now):N}",
                        xml = element.ToString(SaveOptions.DisableFormatting),
                        now,
                    },
                    tx
                )
            )
            .GetAwaiter()
            .GetResult();
    }
}
