using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bellwether.Access;

/// <summary>Identity's tables, in our names and our column types. Used only over a transaction that somebody else began.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityUserContext<StaffAccount, Guid>(options)
{
    // Identity reads its schema version from here; version 3 has the passkey table.
    private static readonly ServiceProvider Version3 = new ServiceCollection()
        .Configure<IdentityOptions>(identity =>
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3
        )
        .BuildServiceProvider();

    private bool OnSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <summary>The context over that connection; nothing is opened.</summary>
    public static AccountsContext Over(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<AccountsContext>();
        if (connection is NpgsqlConnection)
            options.UseNpgsql(connection);
        else
            options.UseSqlite(connection);
        return new AccountsContext(options.UseApplicationServiceProvider(Version3).Options);
    }

    /// <summary>The context inside that transaction.</summary>
    public static AccountsContext Inside(DbTransaction transaction)
    {
        var context = Over(transaction.Connection!);
        context.Database.UseTransaction(transaction);
        return context;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<bool>().HaveConversion<BoolToZeroOneConverter<long>>();
        configurationBuilder.Properties<int>().HaveConversion<long>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        if (OnSqlite)
            configurationBuilder.Properties<Guid>().HaveConversion<IdConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>().ToTable("access_account");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("access_account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("access_account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("access_account_token");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("access_account_passkey");
        builder.Entity<StaffAccount>(account =>
        {
            account.HasIndex(row => row.AgencyId);
            account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
        });
        builder
            .Entity<IdentityUserPasskey<Guid>>()
            .OwnsOne(passkey => passkey.Data, d => d.ToJson("data"));
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
            foreach (var reference in entity.GetForeignKeys())
                reference.SetConstraintName($"{entity.GetTableName()}_account");
            foreach (var key in entity.GetKeys())
                key.SetName($"{entity.GetTableName()}_key");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(
                    $"{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}"
                );
        }
    }

    private static string Snake(string name) =>
        string.Concat(
            name.Select(
                (letter, at) =>
                    char.IsUpper(letter) && at > 0
                        ? $"_{char.ToLowerInvariant(letter)}"
                        : $"{char.ToLowerInvariant(letter)}"
            )
        );

    // As everywhere in the store: an instant is milliseconds since 1970, an id is 16 bytes in network order.
    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(
            at => at.ToUnixTimeMilliseconds(),
            ms => DateTimeOffset.FromUnixTimeMilliseconds(ms)
        );

    private sealed class IdConverter()
        : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
}
