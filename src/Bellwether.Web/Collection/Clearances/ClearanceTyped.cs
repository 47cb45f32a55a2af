using System.Globalization;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>What stands in the form of a clearance.</summary>
public sealed record ClearanceTyped
{
    /// <summary>Made with the form, so that sending it twice adds one clearance.</summary>
    public Guid ClearanceId { get; init; }

    /// <summary>The revision that the change is based on; 0 for a new one.</summary>
    public long Revision { get; init; }

    /// <summary>The ground.</summary>
    public string? Basis { get; init; }

    /// <summary>What staff call it.</summary>
    public string? Title { get; init; }

    /// <summary>The number.</summary>
    public string? ControlNumber { get; init; }

    /// <summary>The last day, as 2027-12-31.</summary>
    public string? ExpiresOn { get; init; }

    /// <summary>Minutes an answer takes.</summary>
    public string? BurdenMinutes { get; init; }

    /// <summary>Answers a year.</summary>
    public string? ResponsesPerYear { get; init; }

    /// <summary>Hours a year.</summary>
    public string? HoursPerYear { get; init; }

    /// <summary>yes, no, or empty for the usual.</summary>
    public string? MayPublish { get; init; }

    /// <summary>The office for comments on the burden.</summary>
    public string? Sponsor { get; init; }

    /// <summary>The Privacy Act statement in English.</summary>
    public string? PrivacyStatement { get; init; }

    /// <summary>The same in Spanish.</summary>
    public string? PrivacyStatementEs { get; init; }

    /// <summary>Who vouches for it.</summary>
    public string? AttestedBy { get; init; }

    internal static ClearanceTyped Of(Clearance clearance) =>
        new()
        {
            ClearanceId = clearance.ClearanceId,
            Revision = clearance.Revision,
            Basis = clearance.Basis,
            Title = clearance.Title,
            ControlNumber = clearance.ControlNumber,
            ExpiresOn = clearance.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            BurdenMinutes =
                clearance.BurdenMinutes > 0
                    ? clearance.BurdenMinutes.ToString("0.##", CultureInfo.InvariantCulture)
                    : "",
            ResponsesPerYear = clearance.ResponsesPerYear?.ToString(CultureInfo.InvariantCulture),
            HoursPerYear = clearance.HoursPerYear?.ToString("0.##", CultureInfo.InvariantCulture),
            MayPublish = clearance.MayPublish ? "yes" : "no",
            Sponsor = clearance.Sponsor,
            PrivacyStatement = clearance.PrivacyStatement?.Texts.GetValueOrDefault("en"),
            PrivacyStatementEs = clearance.PrivacyStatement?.Texts.GetValueOrDefault("es"),
            AttestedBy = clearance.AttestedBy,
        };

    /// <summary>The terms; what cannot be read is a fault.</summary>
    internal ClearanceTerms Read(Texts texts, List<Fault> faults)
    {
        T? Number<T>(string? text, string field)
            where T : struct, IParsable<T>
        {
            var plain = text?.Trim().Replace(",", "", StringComparison.Ordinal);
            if (string.IsNullOrEmpty(plain))
                return null;
            if (T.TryParse(plain, CultureInfo.InvariantCulture, out var value))
                return value;
            faults.Add(new Fault(field, texts["collection.clearance-form.number"]));
            return null;
        }

        DateOnly? expires = null;
        if (!string.IsNullOrWhiteSpace(ExpiresOn))
            if (
                DateOnly.TryParseExact(
                    ExpiresOn.Trim(),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                expires = day;
            else
                faults.Add(new Fault("expiresOn", texts["collection.clearance-form.day"]));
        return new ClearanceTerms(Basis ?? "", Title ?? "")
        {
            ControlNumber = ControlNumber,
            ExpiresOn = expires,
            BurdenMinutes = Number<double>(BurdenMinutes, "burdenMinutes"),
            ResponsesPerYear = Number<long>(ResponsesPerYear, "responsesPerYear"),
            HoursPerYear = Number<double>(HoursPerYear, "hoursPerYear"),
            MayPublish = MayPublish switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            Sponsor = Sponsor,
            PrivacyStatement = LocalText.From([
                ("en", PrivacyStatement?.Trim()),
                ("es", PrivacyStatementEs?.Trim()),
            ]),
            AttestedBy = AttestedBy,
        };
    }
}
