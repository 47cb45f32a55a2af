using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>What the page behind a one-time link needs to show before it is used.</summary>
/// <param name="Kind">Why the link was made.</param>
/// <param name="Name">The person's name as known so far.</param>
/// <param name="Email">Their address, or null when they still have to give one to choose a password.</param>
/// <param name="PasswordRequired">True when a new password must be chosen now.</param>
/// <param name="ExpiresAt">When the link stops working.</param>
public sealed record LinkPreview(
    LinkKind Kind,
    string Name,
    string? Email,
    bool PasswordRequired,
    DateTimeOffset ExpiresAt
);

/// <summary>Looks at a one-time link without using it: previews by mail programs do not burn it.</summary>
public sealed class FindLink(Db db, TimeProvider time)
{
    /// <summary>The link, or one refusal for every link that does not work.</summary>
    public Task<Outcome<LinkPreview>> Run(string token, CancellationToken cancel = default) =>
        db.Read<Outcome<LinkPreview>>(
            async connection =>
            {
                if (await LinkStore.Find(connection, token, time.GetUtcNow()) is not { } link)
                    return Refusals.Link;
                var account = await AccountStore.Find(connection, link.AgencyId, link.AccountId);
                if (account is null)
                    return Refusals.Link;
                return new LinkPreview(
                    (LinkKind)link.Kind,
                    account.Name,
                    account.Email,
                    link.Kind == (long)LinkKind.Renewal,
                    link.ExpiresAt
                );
            },
            cancel
        );
}
