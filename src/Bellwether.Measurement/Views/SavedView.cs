namespace Bellwether.Measurement;

/// <summary>A view of explore that somebody keeps.</summary>
/// <param name="ViewId">Its id.</param>
/// <param name="OwnerId">Whose.</param>
/// <param name="OwnerName">Their name when it was saved.</param>
/// <param name="UnitId">The unit it is shared with; the agency's own id when with everybody; null when it is the owner's alone.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Address">What it shows: the part of the address after the question mark.</param>
/// <param name="SavedAt">When.</param>
public sealed record SavedView(
    Guid ViewId,
    Guid OwnerId,
    string OwnerName,
    Guid? UnitId,
    string Name,
    string Address,
    DateTimeOffset SavedAt
);

/// <summary>A view to keep.</summary>
/// <param name="Name">How it is to be called.</param>
/// <param name="Address">What it shows.</param>
/// <param name="UnitId">The unit to share it with, the agency's own id for everybody, or null.</param>
public sealed record ViewToSave(string Name, string Address, Guid? UnitId);
