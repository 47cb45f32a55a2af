using System.Globalization;

namespace Bellwether.Improvement;

/// <summary>Reads one line of the case system: what it says, or every fault with its column.</summary>
internal static class StatusRules
{
    internal const int LongestReference = 60;
    private const string Day = "yyyy-MM-dd";

    public static (CaseStatus? Status, IReadOnlyList<StatusFault> Faults) Read(
        StatusLine line,
        Guid serviceId,
        DateOnly today,
        DateTimeOffset feedAt
    )
    {
        var faults = new List<StatusFault>();
        void Fault(string field, string reason) => faults.Add(new(line.Row, field, reason));

        if (Normal(line.Reference).Length is 0 or > LongestReference)
            Fault(
                "reference",
                $"Give the number the person was given, at most {LongestReference} letters and digits."
            );
        var stage = CaseStages.Read(line.Stage ?? "");
        if (stage is null)
            Fault(
                "stage",
                $"“{line.Stage}” is no stage. Use one of: {string.Join(", ", CaseStages.All)}."
            );
        var received = Date("received", line.Received, needed: true);
        var since = Date("since", line.Since, needed: true);
        var promised = Date("promised", line.Promised, needed: false);
        var decided = Date("decided", line.Decided, needed: false);

        if (received > today)
            Fault("received", "This day is in the future.");
        if (since > today)
            Fault("since", "This day is in the future.");
        if (since < received)
            Fault("since", "A case cannot come into a stage before it was received.");
        if (decided < received)
            Fault("decided", "A case cannot be decided before it was received.");
        if (decided is not null && stage is { } open && !CaseStages.IsDecided(open))
            Fault(
                "decided",
                $"A decided case stands at decided, sent or closed, not at {CaseStages.CodeOf(open)}."
            );
        if (faults.Count > 0)
            return (null, faults);

        // A case that is first heard of at its end was decided by then at the latest.
        var ended = CaseStages.IsDecided(stage!.Value) ? decided ?? since : null;
        return (
            new CaseStatus(
                serviceId,
                stage.Value,
                received!.Value,
                since!.Value,
                promised,
                ended,
                feedAt
            ),
            []
        );

        DateOnly? Date(string field, string? text, bool needed)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                if (needed)
                    Fault(field, "A day is missing. Write it as 2026-03-01.");
                return null;
            }
            if (
                DateOnly.TryParseExact(
                    text.Trim(),
                    Day,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                return day;
            Fault(field, $"“{text}” is not a day. Write it as 2026-03-01.");
            return null;
        }
    }

    /// <summary>A number as people write it: only letters and digits count, and their case does not.</summary>
    public static string Normal(string? reference) =>
        reference is null
            ? ""
            : string.Concat(reference.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
