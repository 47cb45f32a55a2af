using System.Collections.Immutable;

namespace Bellwether.Organization;

/// <summary>Where a list of channels comes from.</summary>
public enum ChannelSource
{
    /// <summary>The 18 codes of the US federal quarterly report (OMB Circular A-11, section 280).</summary>
    A11,

    /// <summary>Named by law besides those (P.L. 118-231, 5 U.S.C. 321).</summary>
    Statute,

    /// <summary>Added here because people need it.</summary>
    Other,
}

/// <summary>A way in which people meet a service.</summary>
/// <param name="Code">What files and the API carry: in_person.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="SpanishName">Its name in Spanish.</param>
/// <param name="IsDigital">True when it needs a screen.</param>
/// <param name="Source">Whose list it is on.</param>
public sealed record Channel(
    string Code,
    string Name,
    string SpanishName,
    bool IsDigital,
    ChannelSource Source
)
{
    /// <summary>Every channel, in the order of the lists.</summary>
    public static ImmutableArray<Channel> All { get; } =
    [
        new("computer", "Computer", "Computadora", true, ChannelSource.A11),
        new("mobile", "Mobile device", "Dispositivo móvil", true, ChannelSource.A11),
        new("email", "Email", "Correo electrónico", true, ChannelSource.A11),
        new("chatbot", "Chatbot", "Asistente virtual", true, ChannelSource.A11),
        new("phone", "Phone", "Teléfono", false, ChannelSource.A11),
        new("automated_phone", "Automated phone", "Teléfono automático", false, ChannelSource.A11),
        new("in_person", "In person", "En persona", false, ChannelSource.A11),
        new("paper", "Paper", "Papel", false, ChannelSource.A11),
        new("postal_mail", "Postal mail", "Correo postal", false, ChannelSource.A11),
        new("fax", "Fax", "Fax", false, ChannelSource.A11),
        new(
            "self_service_kiosk",
            "Self-service kiosk",
            "Quiosco de autoservicio",
            true,
            ChannelSource.A11
        ),
        new(
            "other_non_digital",
            "Other, not digital",
            "Otro, no digital",
            false,
            ChannelSource.A11
        ),
        new("website", "Website", "Sitio web", true, ChannelSource.A11),
        new("mobile_app", "Mobile app", "Aplicación móvil", true, ChannelSource.A11),
        new("live_chat", "Live chat", "Chat en vivo", true, ChannelSource.A11),
        new("sms_text_messages", "Text messages", "Mensajes de texto", true, ChannelSource.A11),
        new("social_media", "Social media", "Redes sociales", true, ChannelSource.A11),
        new("other_digital", "Other, digital", "Otro, digital", true, ChannelSource.A11),
        new("digital_service", "Digital service", "Servicio digital", true, ChannelSource.Statute),
        new("contact_center", "Contact center", "Centro de atención", false, ChannelSource.Statute),
        new(
            "outreach",
            "Outreach and communication",
            "Divulgación y comunicación",
            false,
            ChannelSource.Statute
        ),
        new(
            "third_party",
            "Through a third party",
            "Por medio de un tercero",
            false,
            ChannelSource.Statute
        ),
        new("counter", "Counter", "Ventanilla", false, ChannelSource.Other),
        new("mixed", "Several channels", "Varios canales", false, ChannelSource.Other),
        new("not_stated", "Not stated", "No indicado", false, ChannelSource.Other),
    ];

    private static readonly ImmutableDictionary<string, string> OtherNames =
        ImmutableDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, string>
            {
                ["web"] = "website",
                ["app"] = "mobile_app",
                ["mail"] = "postal_mail",
                ["telephone"] = "phone",
                ["e_mail"] = "email",
                ["sms"] = "sms_text_messages",
                ["text"] = "sms_text_messages",
                ["kiosk"] = "self_service_kiosk",
                ["office"] = "in_person",
                ["ivr"] = "automated_phone",
                ["contact_centre"] = "contact_center",
            }
        );

    private static readonly ImmutableDictionary<string, Channel> ByCode = All.ToImmutableDictionary(
        channel => channel.Code,
        StringComparer.Ordinal
    );

    /// <summary>The channel with that code, name or everyday word ("web", "In person"), or null.</summary>
    public static Channel? Find(string code)
    {
        var key = code.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return ByCode.GetValueOrDefault(OtherNames.GetValueOrDefault(key, key));
    }

    /// <summary>Its name in that language, or in English.</summary>
    public string NameIn(string language) => language == "es" ? SpanishName : Name;
}
