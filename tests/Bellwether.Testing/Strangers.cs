using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Testing;

/// <summary>
/// Calls every public read of a capability as another agency, once with the ids of the owner and once with ids of nobody: what
/// comes back must be the same to the letter. It finds what tells no id, sums for example.
/// </summary>
public sealed class Strangers(
    Assembly capability,
    IServiceProvider provider,
    Guid owner,
    Guid stranger
)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Makes an argument by type and name, for real or of nobody; null: it is made of its parts.</summary>
    public required Func<Type, string, bool, object?> Given { get; init; }

    /// <summary>Classes that read and are called otherwise.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>What may stand in an answer because it was asked with it.</summary>
    public IReadOnlyList<string> Echoes { get; init; } = [];

    /// <summary>Reads that take no agency at all: each needs a reason in the test that lists it.</summary>
    public IReadOnlyList<string> WithoutAgency =>
        [.. Reads.Where(read => !Names(read)).Select(Name)];

    /// <summary>Reads that told another agency something of the owner's.</summary>
    public Task<IReadOnlyList<string>> Leaks() => Differing(stranger, true);

    /// <summary>Reads that told the owner nothing: the test did not reach them, so it proves nothing about them.</summary>
    public Task<IReadOnlyList<string>> Unreached() => Differing(owner, false);

    private IEnumerable<MethodInfo> Reads =>
        from type in capability.GetExportedTypes()
        where
            type is { IsClass: true, IsAbstract: false }
            && (
                type.Name.StartsWith("Find", StringComparison.Ordinal)
                || type.Name.StartsWith("Read", StringComparison.Ordinal)
                || type.Name.StartsWith("List", StringComparison.Ordinal)
                || Also.Contains(type.Name)
            )
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.Name == "Run"
        orderby type.Name, method.GetParameters().Length
        select method;

    private async Task<IReadOnlyList<string>> Differing(Guid agency, bool wanted)
    {
        var found = new List<string>();
        foreach (var read in Reads.Where(Names))
        {
            var differs = await Told(read, agency, true) != await Told(read, agency, false);
            if (differs == wanted)
                found.Add(Name(read));
        }
        return found;
    }

    private async Task<string> Told(MethodInfo read, Guid agency, bool real)
    {
        var target = provider.GetRequiredService(read.DeclaringType!);
        var arguments = read.GetParameters()
            .Select(parameter => Argument(parameter, agency, real))
            .ToArray();
        var told = await Awaited(read.Invoke(target, arguments)!);
        var text = JsonSerializer.Serialize(told, told?.GetType() ?? typeof(object), Plain);
        return Echoes.Aggregate(
            text,
            (rest, echo) => rest.Replace(echo, "", StringComparison.Ordinal)
        );
    }

    private object? Argument(ParameterInfo parameter, Guid agency, bool real)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (IsAgency(parameter))
            return agency;
        if (Given(type, parameter.Name!, real) is { } given)
            return given;
        if (parameter.HasDefaultValue)
            return type.IsValueType && parameter.DefaultValue is null
                ? Activator.CreateInstance(type)
                : parameter.DefaultValue;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        // Nothing in particular: an empty list.
        if (type.IsInterface && type.GetGenericArguments() is [var element])
            return Array.CreateInstance(element, 0);
        if (type.IsValueType && type.GetField("Empty") is { IsStatic: true } empty)
            return empty.GetValue(null);
        return type.GetConstructors()
            .Single()
            .Invoke([
                .. type.GetConstructors()
                    .Single()
                    .GetParameters()
                    .Select(inner => Argument(inner, agency, real)),
            ]);
    }

    private static string Name(MethodInfo read) => read.DeclaringType!.Name;

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

    // Task<T>, Outcome<T> or the value itself; a refusal is an answer too.
    private static async Task<object?> Awaited(object returned)
    {
        if (returned is Task task)
        {
            await task;
            returned = returned.GetType().GetProperty("Result")!.GetValue(returned)!;
        }
        if (returned?.GetType().GetProperty("IsDone") is { } done)
            return returned
                .GetType()
                .GetProperty((bool)done.GetValue(returned)! ? "Value" : "Refusal")!
                .GetValue(returned);
        return returned;
    }
}
