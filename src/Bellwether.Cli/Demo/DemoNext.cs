using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>
/// What happens next at the passport bureau: the public page, 900 invented cases of the last five months, and what the public
/// ledger says beside the changes. Half of the cases are decided within about four weeks; the promise is six.
/// </summary>
internal sealed class DemoNext(IServiceProvider provider, DateOnly asOf)
{
    private const int Cases = 900;
    private const int Days = 150;
    private const int Promise = 42;

    public async Task Add(Actor actor, CancellationToken cancel)
    {
        var service = LoadDemo.ServiceId("passport-renewal");
        Demand(await Get<WriteNextPage>().Run(actor, service, Words, cancel));
        Demand(await Get<PublishNextPage>().Run(actor, service, cancel: cancel));
        var feeds = await Get<ReadHowLong>().Run(actor.AgencyId, service, cancel: cancel);
        if (feeds.FeedAt is null)
            Demand(
                await Get<RecordStatuses>()
                    .Run(actor, service, [.. Enumerable.Range(1, Cases).Select(Line)], Feed, cancel)
            );
        await AddLedger(actor, cancel);
    }

    // At four in the morning of the last day: the case system runs at night.
    private DateTimeOffset Feed => new(asOf, new TimeOnly(9, 0), TimeSpan.Zero);

    private StatusLine Line(int number)
    {
        var random = new Random(number * 7919);
        var received = asOf.AddDays(-random.Next(0, Days));
        // Two kinds of case: most go straight through, one in five needs something from the person.
        var takes =
            random.Next(5) == 0
                ? 38 + random.Next(0, 30)
                : 14 + random.Next(0, 12) + random.Next(0, 12);
        var age = asOf.DayNumber - received.DayNumber;
        var (stage, since) =
            age >= takes + 6 ? ("sent", takes + 3)
            : age >= takes ? ("decided", takes)
            : age > Promise ? ("delayed", Promise)
            : age > 12 && takes > 37 ? ("waiting-for-you", 12)
            : age > 9 ? ("in-decision", 9)
            : age > 2 ? ("being-checked", 2)
            : ("received", 0);
        return new StatusLine(
            number + 1,
            string.Create(CultureInfo.InvariantCulture, $"BTD-{number:000000}"),
            Text(received),
            stage,
            Text(received.AddDays(since)),
            Text(received.AddDays(Promise)),
            age >= takes ? Text(received.AddDays(takes)) : null
        );
    }

    private static string Text(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task AddLedger(Actor actor, CancellationToken cancel)
    {
        var changes = await Get<ListChanges>().Run(actor.AgencyId, cancel: cancel);
        foreach (var (service, daysAgo, entry) in Entries)
            if (
                changes.FirstOrDefault(change =>
                    change.ServiceId == LoadDemo.ServiceId(service)
                    && change.DidOn == asOf.AddDays(-daysAgo)
                ) is
                { } change
            )
                Demand(await Get<WriteLedger>().Run(actor, change.ChangeId, entry, cancel));
        var refused = Ids.From(actor.AgencyId, "change/open on Sundays");
        Demand(
            await Get<RecordChange>()
                .Run(
                    actor,
                    new NewChange(
                        LoadDemo.ServiceId("urgent-passport"),
                        new(
                            "“Please open the counter on Sundays.”",
                            "«Por favor, abran la ventanilla los domingos.»"
                        ),
                        new(
                            "The building is closed on Sundays and we have no staff for a seventh day. We added late hours on Thursdays instead.",
                            "El edificio cierra los domingos y no tenemos personal para un séptimo día. En su lugar, abrimos hasta tarde los jueves."
                        ),
                        asOf.AddDays(-60)
                    )
                    {
                        ChangeId = refused,
                    },
                    cancel
                )
        );
        Demand(
            await Get<WriteLedger>()
                .Run(
                    actor,
                    refused,
                    LedgerEntry.Empty with
                    {
                        ThemeId = "location",
                        HeardCount = 41,
                        HeardFrom = asOf.AddDays(-180),
                        HeardUntil = asOf.AddDays(-90),
                        CouldNot = true,
                    },
                    cancel
                )
        );
        Demand(await Get<PublishChange>().Run(actor, refused, cancel: cancel));
    }

    private (string Service, int DaysAgo, LedgerEntry Entry)[] Entries =>
        [
            (
                "passport-renewal",
                300,
                new(
                    "status",
                    1_900,
                    asOf.AddDays(-480),
                    asOf.AddDays(-301),
                    false,
                    new(
                        "the call agents in Dover, who counted why people called",
                        "el equipo de llamadas de Dover, que contó por qué llamaba la gente"
                    )
                )
            ),
            (
                "outpatient-care",
                140,
                new(
                    "location",
                    260,
                    asOf.AddDays(-320),
                    asOf.AddDays(-141),
                    false,
                    new("the front desk of clinic 17", "la recepción de la clínica 17")
                )
            ),
            (
                "permit-lottery",
                25,
                new("fairness", 75, asOf.AddDays(-210), asOf.AddDays(-26), false, null)
            ),
        ];

    private static NextWords Words { get; } =
        new(
            new("We have received your application.", "Hemos recibido su solicitud."),
            [
                new(
                    CaseStage.Received,
                    new(
                        "We give your application a number and tell you by message.",
                        "Damos un número a su solicitud y se lo comunicamos por mensaje."
                    ),
                    null
                ),
                new(
                    CaseStage.Checked,
                    new(
                        "We look whether everything is there: form, photo, payment.",
                        "Revisamos que esté todo: formulario, foto y pago."
                    ),
                    null
                ),
                new(
                    CaseStage.WaitingForYou,
                    new(
                        "Something is missing. We have written to you what it is.",
                        "Falta algo. Le escribimos diciendo qué es."
                    ),
                    new(
                        "Send us what is missing. Your place in the line is kept.",
                        "Envíenos lo que falta. Conserva su lugar en la fila."
                    )
                ),
                new(
                    CaseStage.Deciding,
                    new("We decide on your application.", "Decidimos sobre su solicitud."),
                    null
                ),
                new(
                    CaseStage.Sent,
                    new(
                        "Your passport is in the mail. It takes three to five days.",
                        "Su pasaporte está en el correo. Tarda de tres a cinco días."
                    ),
                    null
                ),
            ],
            new(
                "We are sorry. We will write to you with a new date. If you travel within two weeks, call us: urgent cases go first.",
                "Lo sentimos. Le escribiremos con una nueva fecha. Si viaja en dos semanas o menos, llámenos: los casos urgentes van primero."
            ),
            new(
                "Write to help@dcs.example or call 1-800-555-0100, Monday to Friday, 8 to 6.",
                "Escriba a help@dcs.example o llame al 1-800-555-0100, de lunes a viernes, de 8 a 18."
            )
        )
        {
            PromiseDays = Promise,
            Told = new(
                "We send you a message at every step and when something changes.",
                "Le enviamos un mensaje en cada paso y cuando algo cambia."
            ),
            Complain = new(
                "If we refuse, our letter says why and how to appeal within 60 days.",
                "Si la rechazamos, nuestra carta dice por qué y cómo apelar en 60 días."
            ),
            ReasonsArePlain = true,
        };

    private static void Demand<T>(Outcome<T> outcome)
    {
        if (!outcome.IsDone)
            throw new InvalidOperationException(
                $"{outcome.Refusal.Message} {string.Join(" ", outcome.Refusal.Faults.Select(fault => $"{fault.Field}: {fault.Message}"))}"
            );
    }

    private T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();
}
