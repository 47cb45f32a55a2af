using System.Reflection;
using System.Text.RegularExpressions;

namespace Bellwether.House.Tests;

public partial class WallTests
{
    private static readonly string[] ForbiddenEndings =
    [
        "Service",
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Common",
        "Base",
        "Info",
        "Data",
        "Processor",
        "Dto",
        "DTO",
        "Impl",
        "Repository",
        "Factory",
    ];

    // Government services are what the product is about: the noun itself is ours, and so are verbs on it.
    private static readonly string[] Allowed = ["Service", "AddService", "FindService"];

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var bad =
            from assembly in House.Assemblies
            from type in assembly.GetTypes()
            where !type.Name.Contains('<') && !Allowed.Contains(type.Name)
            where type.Namespace?.StartsWith("Bellwether", StringComparison.Ordinal) == true
            where
                ForbiddenEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))
            select type.FullName;

        Assert.Empty(bad);
    }

    [Fact]
    public void What_crosses_a_wall_is_immutable()
    {
        var bad =
            from assembly in Rooms
            from type in assembly.GetExportedTypes()
            where IsRecord(type)
            from property in type.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
            )
            let setter = property.SetMethod
            where setter is { IsPublic: true } && !IsInit(setter)
            select $"{type.Name}.{property.Name} can be set";

        Assert.Empty(bad);
    }

    [Fact]
    public void No_store_and_no_connection_is_public()
    {
        var bad =
            from assembly in Rooms
            from type in assembly.GetExportedTypes()
            where type.Name.EndsWith("Store", StringComparison.Ordinal)
            select type.FullName;

        Assert.Empty(bad);
    }

    [Fact]
    public void An_operation_has_one_public_method()
    {
        var bad =
            from assembly in Rooms
            from type in assembly.GetExportedTypes()
            where
                type is { IsClass: true }
                && type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                    .Any(method => method.Name == "Run")
            let others = type.GetMethods(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
                )
                .Where(method =>
                    !method.IsSpecialName
                    && method.Name
                        is not ("Run" or "DisposeAsync" or "Dispose" or "StartAsync" or "StopAsync")
                )
                .Select(method => method.Name)
                .Where(name => !name.Contains('<'))
            where others.Any() && !IsRecord(type)
            select $"{type.FullName}: {string.Join(", ", others)}";

        Assert.Empty(bad);
    }

    [Fact]
    public void Sql_stands_only_in_stores()
    {
        var bad =
            from source in House.Sources("src", ".cs")
            where
                !source.Path.Contains("Store")
                && !source.Path.StartsWith("src/Bellwether.Foundation/", StringComparison.Ordinal)
            from line in source.Lines
            where Statement().IsMatch(line)
            select $"{source.Path}: {line.Trim()}";

        Assert.Empty(bad);
    }

    [Fact]
    public void A_table_is_named_only_by_its_own_room()
    {
        var rooms = House.Projects.Keys.Select(word => word.ToLowerInvariant()).ToHashSet();
        var bad =
            from source in House.Sources("src", ".cs", ".sql")
            let room = source.Path.Split('/')[1].Replace("Bellwether.", "").ToLowerInvariant()
            from line in source.Lines
            from Match match in TableName().Matches(line)
            let owner = match.Groups[2].Value
            where rooms.Contains(owner) && owner != room
            // Foreign keys may point down.
            where match.Groups[1].Value != "REFERENCES"
            select $"{source.Path}: {line.Trim()}";

        Assert.Empty(bad);
    }

    [Fact]
    public void The_instrument_engine_knows_no_particular_survey()
    {
        var bad =
            from source in House.Sources("src/Bellwether.Instruments", ".cs")
            from line in source.Lines
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            where ParticularSurvey().IsMatch(line)
            select $"{source.Path}: {line.Trim()}";

        Assert.Empty(bad);
    }

    private static IEnumerable<Assembly> Rooms =>
        House.Assemblies.Where(assembly =>
            assembly.GetName().Name
                is not ("bellwether" or "Bellwether.Web" or "Bellwether.Foundation")
        );

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || type is { IsValueType: true }
            && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance)
                is not null;

    private static bool IsInit(MethodInfo setter) =>
        setter
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    [GeneratedRegex(
        @"(""|^\s*)(SELECT\s+\S+.*\bFROM\s+[a-z_]+|INSERT INTO [a-z_]+|UPDATE [a-z]+_[a-z_]+ SET|DELETE FROM [a-z_]+)"
    )]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES|ON)\s+([a-z]+)_[a-z_]+")]
    private static partial Regex TableName();

    [GeneratedRegex(@"\b\w*(A11|Pulse|Maturity|DataCall)\w*\b")]
    private static partial Regex ParticularSurvey();
}
