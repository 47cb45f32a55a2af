using Bellwether.Organization;

namespace Bellwether.Cli.Demo;

/// <summary>The journey of somebody whose trip is booked, over the services of two units.</summary>
internal static class DemoJourney
{
    public static JourneyEntry Passport { get; } =
        new()
        {
            Slug = "passport-before-a-trip",
            Name = "Renewing a passport before a trip",
            NameEs = "Renovar el pasaporte antes de un viaje",
            About = "From the day the trip is booked to the passport in hand.",
            LifeExperience = "traveling-abroad",
            Segments = ["families-with-a-trip"],
            Stages =
            [
                new()
                {
                    Slug = "find-out",
                    Name = "Find out what is needed",
                    NameEs = "Averiguar qué hace falta",
                    Units = ["Bureau of Travel Documents"],
                    Pains = ["Two pages name two different fees"],
                    Measures =
                    [
                        "transparency@passport-renewal/website",
                        "trust@passport-renewal/phone",
                    ],
                    Steps =
                    [
                        "Web team keeps the checklist",
                        "Phone agents read from the same list",
                    ],
                },
                new()
                {
                    Slug = "apply",
                    Name = "Apply",
                    NameEs = "Solicitarlo",
                    Units = ["Bureau of Travel Documents", "Shared Services Center"],
                    Moments = ["The receipt: is it really in?"],
                    Pains = ["The photo is refused after two weeks"],
                    Measures = ["trust@passport-renewal/website", "trust@passport-renewal/paper"],
                    Steps =
                    [
                        "Scan and check the photo",
                        "Take the payment (Shared Services Center)",
                    ],
                },
                new()
                {
                    Slug = "wait",
                    Name = "Wait and ask",
                    NameEs = "Esperar y preguntar",
                    Units = ["Bureau of Travel Documents"],
                    Moments = ["The first message after sending it in"],
                    Pains = ["The status line says “received” for four weeks"],
                    Measures = ["trust@application-status", "trust@passport-renewal"],
                    Mirrors =
                    [
                        "promise-kept@passport-renewal",
                        "compared-with-private@passport-renewal",
                    ],
                    Steps = ["Check identity", "Print", "Hand over to the mail"],
                },
                new()
                {
                    Slug = "receive",
                    Name = "Receive it, or run for it",
                    NameEs = "Recibirlo, o salir corriendo por él",
                    Units = ["Bureau of Travel Documents"],
                    Moments = ["The week before the flight"],
                    Measures = ["trust@urgent-passport/in_person"],
                    Mirrors = ["promise-kept@urgent-passport"],
                    Steps = ["Mail with tracking", "Urgent counter prints while people wait"],
                },
            ],
        };
}
