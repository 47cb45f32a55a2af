using Bellwether.Collection;

namespace Bellwether.Cli;

/// <summary>Clearances in words, at the terminal.</summary>
internal static class ClearancePrint
{
    public static void Register(ClearanceRegister register)
    {
        Console.Out.WriteLine(
            $"Rules: {register.Rules.Name.In("en")} ({register.Rules.Reference}). Today is {register.Today:yyyy-MM-dd}."
        );
        foreach (var standing in register.Clearances)
            Standing(standing);
        foreach (var each in register.Uncovered)
            Console.Out.WriteLine(
                $"  takes no answers: {each.Collector.Name}. {each.Why.Says.In("en")}"
            );
        if (register.Clearances.IsEmpty && register.Uncovered.IsEmpty)
            Console.Out.WriteLine("No clearance is written down yet.");
    }

    public static void Whole(ClearanceWhole whole)
    {
        Standing(whole.Standing);
        foreach (var month in whole.Standing.Burden.Months)
            Console.Out.WriteLine(
                $"  {month.Month.Name} {month.Responses, 10:N0} answers {month.Minutes / 60, 10:N1} hours"
            );
        foreach (var version in whole.Versions)
            Console.Out.WriteLine(
                $"  attested: {version.Title.In("en")}, version {version.Number}, by {version.Attestation.AttestedBy} {version.Attestation.ContentHash}"
            );
        foreach (var step in whole.Steps)
            Console.Out.WriteLine($"  {step.At:yyyy-MM-dd} {step.What} by {step.By}: {step.Terms}");
    }

    public static void Packet(RequestPacket packet)
    {
        Console.Out.WriteLine(packet.Title);
        Console.Out.WriteLine(
            $"  {packet.Questions.Length} questions, {packet.Hours:N1} hours a year, {packet.ContentHash}"
        );
        if (!packet.ToCheck.IsEmpty)
            Console.Out.WriteLine($"  read and complete: {string.Join(", ", packet.ToCheck)}");
    }

    public static void Rules(Jurisdiction rules)
    {
        Console.Out.WriteLine($"{rules.Name.In("en")} ({rules.Reference})");
        foreach (var rule in rules.Rules)
            Console.Out.WriteLine(
                $"  {rule.Id, -3} {rule.Says.In("en")}{(rule.Provenance.Unverified ? " (not checked against the primary source)" : "")}"
            );
    }

    private static void Standing(ClearanceStanding standing)
    {
        var clearance = standing.Clearance;
        var until = clearance.ExpiresOn is { } day
            ? $"until {day:yyyy-MM-dd} ({standing.DaysLeft} days)"
            : "without end";
        var burden = standing.Burden;
        Console.Out.WriteLine(
            $"{clearance.Title}: {(clearance.ControlNumber.Length > 0 ? clearance.ControlNumber : clearance.Basis)}, {until}, {burden.Responses:N0} answers in {burden.Year.Name}{(burden.Percent is { } percent ? $" ({percent} %)" : "")}, {standing.Collectors.Count(each => each.IsOpen)} open"
        );
        foreach (var warning in standing.Warnings)
            Console.Out.WriteLine($"  {warning.RuleId} {warning.Says.In("en")}");
    }
}
