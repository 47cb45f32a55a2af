using System.Globalization;

namespace Bellwether.Collection.Sources;

/// <summary>Finds numbers that a file tells twice.</summary>
internal sealed class FactRepeats
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>Adds the numbers of a row; one that stands in an earlier row becomes a fault of this one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="service">What tells its service from every other.</param>
    /// <param name="channel">Its channel's code.</param>
    /// <returns>True when the row has a repeat.</returns>
    public bool Find(FactRow row, string service, string channel)
    {
        foreach (var cell in row.Cells)
        {
            var what =
                cell.Reason < 0
                    ? cell.Rule.Fact
                    : $"{cell.Rule.Fact}:{cell.Rule.Reasons[cell.Reason].Key}";
            if (
                keys.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{service}:{channel}:{row.First.DayNumber}:{row.Last.DayNumber}:{what}"
                    )
                )
            )
                continue;
            row.Row.Faults.Add(
                RowFaults.Answer(
                    row.Row.Row,
                    cell.Rule.Column,
                    "fact.twice",
                    RowFaults.Say(
                        $"An earlier row tells the same number of the same service, channel and period. Keep one of the two.",
                        $"Una fila anterior da la misma cifra del mismo servicio, canal y período. Conserve una de las dos."
                    )
                )
            );
            return true;
        }
        return false;
    }
}
