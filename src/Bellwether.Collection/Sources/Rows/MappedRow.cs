using Bellwether.Responses;
using Bellwether.Text.Redaction;

namespace Bellwether.Collection.Sources;

/// <summary>One row as the mapping reads it.</summary>
internal sealed class MappedRow(int row)
{
    public int Row { get; } = row;

    public string ExternalId { get; set; } = "";

    public DateOnly Day { get; set; }

    public DateTimeOffset? At { get; set; }

    public long[] Values { get; set; } = [];

    public IReadOnlyList<NewComment> Comments { get; set; } = [];

    /// <summary>Which personal details were taken out of its words.</summary>
    public IReadOnlyList<PersonalDetail> Redacted { get; set; } = [];

    public string Service { get; set; } = "";

    public string Channel { get; set; } = "";

    public string Language { get; set; } = "";

    public string Location { get; set; } = "";

    public string? Page { get; set; }

    /// <summary>A fingerprint of the person, where a person has several rows; 0 where not.</summary>
    public ulong Person { get; set; }

    /// <summary>True when the row does not fit what the mapping reads.</summary>
    public bool IsSkipped { get; set; }

    /// <summary>Why it is left out of every figure, or null.</summary>
    public string? Excluded { get; set; }

    /// <summary>The words of all comments without what differs from copy to copy; unasked sources only.</summary>
    public string Plain { get; set; } = "";

    public List<RowFault> Faults { get; } = [];

    /// <summary>The cells that are kept when the row is not taken: those the mapping reads, words without personal details.</summary>
    public string[]? Kept { get; set; }

    public bool HasAnswer
    {
        get
        {
            foreach (var value in Values)
                if (value > 0)
                    return true;
            return false;
        }
    }
}
