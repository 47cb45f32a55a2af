using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Organization;

/// <summary>The faults of the rows of a file: row 3, owner. A form has no rows, only fields.</summary>
internal sealed class EntryFaults
{
    private const int MostShown = 50;
    private readonly List<Fault> faults = [];

    public bool Any => faults.Count > 0;

    public void Add(int row, string field, string message) =>
        faults.Add(new Fault(Place(row, field), message));

    public void When(bool isWrong, int row, string field, string message)
    {
        if (isWrong)
            Add(row, field, message);
    }

    /// <summary>Takes over the faults of one row.</summary>
    public void Take(int row, FaultList list)
    {
        if (list.Refuse(new Refusal("", RefusalKind.Invalid, "")) is { } refusal)
            faults.AddRange(
                refusal.Faults.Select(fault => fault with { Field = Place(row, fault.Field) })
            );
    }

    public Refusal Refuse(Refusal refusal) =>
        refusal with
        {
            Message =
                faults.Count == 1 && faults[0].Field.StartsWith("row ", StringComparison.Ordinal)
                    ? $"{Capital(faults[0].Field)}: {faults[0].Message}"
                : faults.Count == 1 ? faults[0].Message
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{refusal.Message} Nothing was changed; {faults.Count} places need another look."
                ),
            Faults = [.. faults.Take(MostShown)],
        };

    private static string Place(int row, string field) =>
        row == 0 ? field : string.Create(CultureInfo.InvariantCulture, $"row {row}, {field}");

    private static string Capital(string text) => $"R{text.AsSpan(1)}";
}
