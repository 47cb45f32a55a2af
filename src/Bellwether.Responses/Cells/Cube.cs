namespace Bellwether.Responses;

/// <summary>The declared cubes: by what period and slice responses are counted as they arrive.</summary>
public enum Cube
{
    /// <summary>Period: day number. Slice: channel.</summary>
    DayChannel = 1,

    /// <summary>Period: month number. Slice: channel. Holds pair sums.</summary>
    MonthChannel = 2,

    /// <summary>Period: month number. Slice: all counted dimensions (<see cref="Slice.Text"/>). Holds pair sums.</summary>
    MonthAll = 3,

    /// <summary>Period: month number of the first month of the fiscal quarter. Slice: channel.</summary>
    QuarterChannel = 4,
}

/// <summary>Which cells to read.</summary>
/// <param name="AgencyId">Whose cells.</param>
/// <param name="CollectorIds">Of which collectors.</param>
/// <param name="Cube">Of which cube.</param>
/// <param name="From">First period, as the cube numbers them.</param>
/// <param name="To">Last period, included.</param>
public sealed record CellQuery(
    Guid AgencyId,
    IReadOnlyCollection<Guid> CollectorIds,
    Cube Cube,
    int From,
    int To
);

/// <summary>One cell: additive integer sums of the responses of a collector and version in a period and slice.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="VersionId">The version; sums of different versions never add.</param>
/// <param name="Period">Day number or month number, as the cube says.</param>
/// <param name="Slice">Channel, or the whole slice, as the cube says.</param>
/// <param name="Sums">The vector; <see cref="CellLayout"/> says what is where.</param>
public sealed record Cell(Guid CollectorId, Guid VersionId, int Period, string Slice, long[] Sums);
