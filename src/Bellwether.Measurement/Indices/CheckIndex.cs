using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>Whether an index can be made as it is defined. What is wrong comes back together, each fault with its part.</summary>
public static class CheckIndex
{
    /// <summary>The refusal with its faults, or null when it can be made.</summary>
    /// <param name="definition">The definition.</param>
    public static Refusal? Of(IndexDefinition definition)
    {
        List<Fault> faults = [.. Whole(definition), .. definition.Parts.SelectMany(Part)];
        return faults.Count == 0
            ? null
            : new Refusal(
                "index.invalid",
                RefusalKind.Invalid,
                faults.Count == 1
                    ? faults[0].Message
                    : "The index cannot be made this way yet. Please look at the marked parts."
            )
            {
                Faults = faults,
            };
    }

    private static IEnumerable<Fault> Whole(IndexDefinition definition)
    {
        var sum = definition.Parts.Sum(part => part.Weight);
        if (sum != 100)
            yield return new Fault(
                "weights",
                Say($"The weights add up to {sum}; they must add up to 100.")
            );
        var customers = definition
            .Parts.Where(part => part.IsFromCustomers)
            .Sum(part => part.Weight);
        if (customers < 50)
            yield return new Fault(
                "weights",
                Say(
                    $"Only {customers} of 100 come from what customers answer; at least 50 must. Otherwise the agency marks its own work."
                )
            );
        foreach (
            var twice in definition
                .Parts.GroupBy(part => part.Key, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
        )
            yield return new Fault(twice.Key, $"There are several parts called “{twice.Key}”.");
    }

    private static IEnumerable<Fault> Part(IndexPart part)
    {
        if (part.Weight is < 0 or > 100)
            yield return new Fault(
                $"weight-{part.Key}",
                Say($"“{part.Name.In("en")}” has the weight {part.Weight}; a weight is 0 to 100.")
            );
        if (part.Ways.IsDefaultOrEmpty)
            yield return new Fault(
                part.Key,
                $"Say how “{part.Name.In("en")}” is measured: a question, a reason people name, or two facts of the operation."
            );
        else
            foreach (var way in part.Ways)
                if (Way(way) is { } message)
                    yield return new Fault(
                        $"target-{part.Key}",
                        $"“{part.Name.In("en")}”, {way.Of}: {message}"
                    );
    }

    private static string? Way(PartWay way)
    {
        if (way.Target is not { } target)
            return "the target is missing. Write the value that is as good as we want to be.";
        var lowest = way.Kind == WayKind.Named ? -1 : 0;
        if (way.Floor < lowest || way.Floor > 1 || target < lowest || target > 1)
            return $"floor and target are shares from {lowest} to 1, as 0.85 for 85 %.";
        if (way.Floor == target)
            return "floor and target are the same: every value would be both 0 and 100.";
        if (way.Floor > target != way.LowerIsBetter)
            return way.LowerIsBetter
                ? "less is better here, so the target must be below the floor; the scale is reversed."
                : "the target is below the floor; the scale is reversed. Exchange them, or say that less is better.";
        if (string.IsNullOrWhiteSpace(way.Reason.In("en")))
            return "write the reason for floor and target.";
        if (
            way.Kind == WayKind.Operation
            && !OperationalFact.Pairs.Any(pair => pair.Part == way.Of && pair.Whole == way.OutOf)
        )
            return "a fact counts only as a part of another one (kept of due, closed at first contact of closed). How many is context, never quality.";
        return null;
    }

    private static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
