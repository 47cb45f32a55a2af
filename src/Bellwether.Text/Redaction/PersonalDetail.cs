namespace Bellwether.Text.Redaction;

/// <summary>A kind of personal detail that people write into comments although they are asked not to.</summary>
public enum PersonalDetail
{
    /// <summary>A US Social Security number.</summary>
    SocialSecurityNumber,

    /// <summary>A US individual taxpayer number (ITIN).</summary>
    TaxpayerNumber,

    /// <summary>A payment card number.</summary>
    PaymentCard,

    /// <summary>An international bank account number.</summary>
    BankAccount,

    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>A phone number.</summary>
    PhoneNumber,

    /// <summary>A date of birth.</summary>
    BirthDate,

    /// <summary>A street or postal address.</summary>
    StreetAddress,

    /// <summary>A case, account, passport or licence number, or any other long run of digits.</summary>
    IdNumber,

    /// <summary>The name of a person.</summary>
    PersonName,

    /// <summary>A web address or domain that is no government's.</summary>
    WebAddress,

    /// <summary>A network address (IP).</summary>
    NetworkAddress,

    /// <summary>A number by which a country knows a person: DNI, NIE, CURP, RFC, National Insurance, Social Insurance.</summary>
    NationalNumber,

    /// <summary>The plate of a vehicle.</summary>
    VehiclePlate,
}

/// <summary>What stands where a personal detail stood.</summary>
public static class RedactionMark
{
    /// <summary>The mark, in Spanish for "es" and in English otherwise: <c>[phone number removed]</c>.</summary>
    public static string For(PersonalDetail detail, string language) =>
        language == "es" ? Spanish(detail) : English(detail);

    private static string English(PersonalDetail detail) =>
        detail switch
        {
            PersonalDetail.SocialSecurityNumber => "[Social Security number removed]",
            PersonalDetail.TaxpayerNumber => "[taxpayer number removed]",
            PersonalDetail.PaymentCard => "[card number removed]",
            PersonalDetail.BankAccount => "[bank account removed]",
            PersonalDetail.EmailAddress => "[e-mail address removed]",
            PersonalDetail.PhoneNumber => "[phone number removed]",
            PersonalDetail.BirthDate => "[date of birth removed]",
            PersonalDetail.StreetAddress => "[address removed]",
            PersonalDetail.PersonName => "[name removed]",
            PersonalDetail.WebAddress => "[web address removed]",
            PersonalDetail.NetworkAddress => "[network address removed]",
            PersonalDetail.NationalNumber => "[national number removed]",
            PersonalDetail.VehiclePlate => "[license plate removed]",
            _ => "[number removed]",
        };

    private static string Spanish(PersonalDetail detail) =>
        detail switch
        {
            PersonalDetail.SocialSecurityNumber => "[número de Seguro Social eliminado]",
            PersonalDetail.TaxpayerNumber => "[número de contribuyente eliminado]",
            PersonalDetail.PaymentCard => "[número de tarjeta eliminado]",
            PersonalDetail.BankAccount => "[cuenta bancaria eliminada]",
            PersonalDetail.EmailAddress => "[correo electrónico eliminado]",
            PersonalDetail.PhoneNumber => "[número de teléfono eliminado]",
            PersonalDetail.BirthDate => "[fecha de nacimiento eliminada]",
            PersonalDetail.StreetAddress => "[dirección eliminada]",
            PersonalDetail.PersonName => "[nombre eliminado]",
            PersonalDetail.WebAddress => "[dirección web eliminada]",
            PersonalDetail.NetworkAddress => "[dirección de red eliminada]",
            PersonalDetail.NationalNumber => "[número de identidad eliminado]",
            PersonalDetail.VehiclePlate => "[placa eliminada]",
            _ => "[número eliminado]",
        };
}
