using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Access;

/// <summary>Registers accounts, sign-in, grants and the audit trail.</summary>
public static class AccessSetup
{
    private const int PasswordRounds = 210_000; // OWASP's number for PBKDF2 with SHA-512

    /// <summary>Adds the operations, and for a web host the cookie, the permission policies and the keys that seal them.</summary>
    public static IServiceCollection AddAccess(
        this IServiceCollection services,
        Action<AccessSettings>? configure = null
    )
    {
        services.AddOptions<AccessSettings>().Configure(settings => configure?.Invoke(settings));
        services.AddSchema("access", typeof(AccessSetup));
        AddAccounts(services);
        AddHttp(services);
        return services;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddLogging();
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = PasswordRounds
        );
        services.Configure<IdentityOptions>(identity =>
        {
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            identity.User.AllowedUserNameCharacters = "";
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        });
        services.TryAddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<AccountDesk>(provider, provider)
        );
        services.AddSingleton<RecordAudit>().AddSingleton<ReadAudit>().AddSingleton<VerifyAudit>();
        services.AddSingleton<FindGrants>().AddSingleton<GrantRole>().AddSingleton<RevokeRole>();
        services.AddSingleton<ListAccounts>().AddSingleton<FindAccount>();
        services.AddSingleton<FindLink>().AddSingleton<RenewLink>().AddSingleton<CheckFirstRun>();
        services.AddSingleton<FindSession>().AddSingleton<EndSession>();
        services.AddSingleton<AddKey>().AddSingleton<ListKeys>().AddSingleton<RevokeKey>();
        services.AddSingleton<RecognizeKey>().AddSingleton<KeyLimit>();
        services.AddSingleton<ClaimReply>().AddSingleton<KeepReply>().AddSingleton<DropClaim>();
        AddAtDesk(services, (db, audit, desk) => new InviteAccount(db, audit, desk));
        AddAtDesk(services, (db, audit, desk) => new CreateFirstRunLink(db, audit, desk));
        AddAtDesk(services, (db, audit, desk) => new RedeemLink(db, audit, desk));
        AddAtDesk(services, (db, audit, desk) => new ChangePassword(db, audit, desk));
        AddAtDesk(services, (db, audit, desk) => new SignInWithPassword(db, audit, desk));
    }

    private static void AddAtDesk<T>(
        IServiceCollection services,
        Func<Db, RecordAudit, AccountDesk, T> make
    )
        where T : class =>
        services.AddSingleton(provider =>
            make(
                provider.GetRequiredService<Db>(),
                provider.GetRequiredService<RecordAudit>(),
                provider.GetRequiredService<AccountDesk>()
            )
        );

    private static void AddHttp(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services
            .AddAuthentication(StaffCookie.Scheme)
            .AddCookie(StaffCookie.Scheme, StaffCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, KeyBearer>(KeyBearer.Scheme, _ => { });
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        // What says nothing is not public.
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(
                new AuthorizationPolicyBuilder().AddRequirements(new UnstatedRequirement()).Build()
            );
        services.AddRateLimiter(SignInLimit.Add);
        services.AddDataProtection().SetApplicationName("Bellwether");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<Db, TimeProvider>(
                (keys, db, time) =>
                {
                    keys.XmlRepository = new KeyStore(db, time);
                    // Whoever can read the database can read what the keys protect: the disk is what must be encrypted.
                    keys.XmlEncryptor = new NullXmlEncryptor();
                }
            );
    }
}
