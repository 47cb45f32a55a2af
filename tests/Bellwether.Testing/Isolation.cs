using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Testing;

/// <summary>
/// Calls every public read of a capability (Find…, Read…, List…) as another agency, with every id and word of the first,
/// and looks for the first agency's ids in what comes back.
/// </summary>
public sealed class Isolation(
    Assembly capability,
    IServiceProvider provider,
    Guid owner,
    Guid stranger
)
{
    /// <summary>Ids that the owner's rows carry: each is tried wherever a read takes an id, and looked for in every result.</summary>
    public required IReadOnlyList<Guid> Ids { get; init; }

    /// <summary>Words that find the owner's rows (keys, slugs, names).</summary>
    public IReadOnlyList<string> Words { get; init; } = [""];

    /// <summary>Reads that take no agency at all: each needs a reason in the test that lists it.</summary>
    public IReadOnlyList<string> WithoutAgency =>
        [.. Reads.Where(read => !Names(read)).Select(read => read.DeclaringType!.Name).Order()];

    /// <summary>Reads that gave another agency something of the owner's.</summary>
    public async Task<IReadOnlyList<string>> Leaks() =>
        [.. (await Found(stranger)).Select(read => read.DeclaringType!.Name).Order()];

    /// <summary>Reads that gave the owner nothing: the enumeration did not reach them, so it proves nothing about them.</summary>
    public async Task<IReadOnlyList<string>> Unreached()
    {
        var found = await Found(owner);
        return
        [
            .. Reads.Where(Names).Except(found).Select(read => read.DeclaringType!.Name).Order(),
        ];
    }

    private IEnumerable<MethodInfo> Reads =>
        from type in capability.GetExportedTypes()
        where
            type is { IsClass: true }
            && (
                type.Name.StartsWith("Find", StringComparison.Ordinal)
                || type.Name.StartsWith("Read", StringComparison.Ordinal)
                || type.Name.StartsWith("List", StringComparison.Ordinal)
            )
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.Name == "Run"
        select method;

    private static bool Names(MethodInfo read) =>
        read.GetParameters()
            .Any(parameter =>
                IsAgency(parameter)
                || parameter
                    .ParameterType.GetConstructors()
                    .Any(constructor => constructor.GetParameters().Any(IsAgency))
            );

    private static bool IsAgency(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(Guid)
        && string.Equals(parameter.Name, "agencyId", StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<MethodInfo>> Found(Guid agency)
    {
        var found = new List<MethodInfo>();
        foreach (var read in Reads.Where(Names))
        foreach (var id in Ids.Prepend(Guid.Empty))
        foreach (var word in Words)
            if (!found.Contains(read) && await Gives(read, agency, id, word))
                found.Add(read);
        return found;
    }

    private async Task<bool> Gives(MethodInfo read, Guid agency, Guid id, string word)
    {
        var target = provider.GetRequiredService(read.DeclaringType!);
        var arguments = read.GetParameters()
            .Select(parameter => Argument(parameter, agency, id, word))
            .ToArray();
        var result = await Awaited(read.Invoke(target, arguments)!);
        if (result is null)
            return false;
        var text = JsonSerializer.Serialize(result);
        return Ids.Any(known => text.Contains(known.ToString(), StringComparison.Ordinal));
    }

    private static object? Argument(ParameterInfo parameter, Guid agency, Guid id, string word)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (IsAgency(parameter))
            return agency;
        if (type == typeof(Guid))
            return parameter.HasDefaultValue && id == Guid.Empty ? null : id;
        if (type == typeof(string))
            return word;
        if (type == typeof(DateOnly))
            return parameter.Name!.Contains("last", StringComparison.OrdinalIgnoreCase)
                ? DateOnly.MaxValue
                : DateOnly.MinValue;
        if (type == typeof(int))
            return 100;
        if (parameter.HasDefaultValue)
            return type.IsValueType && parameter.DefaultValue is null
                ? Activator.CreateInstance(type)
                : parameter.DefaultValue;
        if (typeof(IEnumerable<Guid>).IsAssignableFrom(type))
            return new[] { id };
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([
            .. constructor.GetParameters().Select(inner => Argument(inner, agency, id, word)),
        ]);
    }

    // Task<T>, ValueTask<T>, Outcome<T> or the value itself.
    private static async Task<object?> Awaited(object returned)
    {
        var type = returned.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            returned = type.GetMethod("AsTask")!.Invoke(returned, [])!;
        if (returned is Task task)
        {
            await task;
            returned = returned.GetType().GetProperty("Result")!.GetValue(returned)!;
        }
        if (returned?.GetType().GetProperty("IsDone") is { } done)
            return (bool)done.GetValue(returned)!
                ? returned.GetType().GetProperty("Value")!.GetValue(returned)
                : null;
        return returned;
    }
}
