using System.Collections.Immutable;

namespace Bellwether.Collection.Sources;

/// <summary>What can be told of an operation in numbers.</summary>
internal static class FactKinds
{
    public const string Customers = "customers";
    public const string Offered = "offered";
    public const string Contacts = "contacts";

    /// <summary>All of them. Customers and offered become volumes; contacts become counts per reason; the rest are facts.</summary>
    public static ImmutableArray<string> All { get; } =
    [Customers, Offered, Contacts, .. Organization.OperationalFact.Kinds];
}
