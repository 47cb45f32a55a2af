using Bellwether.Foundation;
using Bellwether.Improvement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>What the people at the front of the fictional department see and ask; one observation led to a change and has its credit.</summary>
internal sealed class DemoFrontline(IServiceProvider provider)
{
    private static readonly Guid Space = Guid.Parse("018f0000-de30-7000-8000-000000000006");

    private static readonly Actor Luis = Person("Luis (demo agent)");
    private static readonly Actor Dana = Person("Dana (demo clerk)");
    private static readonly Actor Owner = Person("Marta (demo owner)");

    private static readonly (
        string Service,
        ObservationKind Kind,
        string What,
        HowOften Often,
        int Minutes,
        string System,
        string Barrier,
        int Others
    )[] Seen =
    [
        (
            "passport-renewal",
            ObservationKind.Friction,
            "The case screen takes two minutes to open.",
            HowOften.Often,
            35,
            "Case screen",
            "SY",
            6
        ),
        (
            "passport-renewal",
            ObservationKind.Customers,
            "People send the old passport without a copy, and then ask where it is.",
            HowOften.Daily,
            0,
            "",
            "",
            3
        ),
        (
            "outpatient-care",
            ObservationKind.Idea,
            "Somebody at the door could tell new patients where to go.",
            HowOften.Daily,
            0,
            "",
            "",
            2
        ),
        (
            "applying-support",
            ObservationKind.Barrier,
            "We must ask for the same proof every month.",
            HowOften.Daily,
            0,
            "",
            "RU",
            4
        ),
    ];

    public async Task Add(CancellationToken cancel)
    {
        var log = provider.GetRequiredService<LogObservation>();
        var mark = provider.GetRequiredService<MarkObservation>();
        var number = 0;
        foreach (var each in Seen)
        {
            number++;
            var logged = Demand(
                await log.Run(
                    Luis,
                    new NewObservation(
                        LoadDemo.ServiceId(each.Service),
                        each.Kind,
                        each.What,
                        each.Often
                    )
                    {
                        Minutes = each.Minutes,
                        System = each.System,
                        Barrier = each.Barrier,
                        WithName = each.Kind == ObservationKind.Idea,
                        MarkId = Ids.From(Space, $"mark/{number}"),
                    },
                    cancel
                )
            );
            for (var other = 0; other < each.Others; other++)
                Demand(
                    await mark.Run(
                        Dana,
                        logged.ObservationId,
                        Ids.From(Space, $"mark/{number}/{other}"),
                        each.Often,
                        each.Minutes,
                        withName: false,
                        cancel
                    )
                );
            if (each.Kind == ObservationKind.Idea && logged.Standing == AnswerStanding.Open)
                Demand(
                    await provider
                        .GetRequiredService<AnswerObservation>()
                        .Run(
                            Owner,
                            logged.ObservationId,
                            AnswerStanding.Done,
                            "A greeter in a red coat stands at the door of clinic 17 since spring.",
                            cancel
                        )
                );
        }
        await Asks(cancel);
    }

    private async Task Asks(CancellationToken cancel)
    {
        var ask = provider.GetRequiredService<AskOwner>();
        var first = Demand(
            await ask.Run(
                Luis,
                new NewAsk(
                    LoadDemo.ServiceId("passport-renewal"),
                    "Can we tell people which week their application is in?"
                )
                {
                    AskId = Ids.From(Space, "ask/1"),
                },
                cancel
            )
        );
        Demand(
            await ask.Run(
                Dana,
                new NewAsk(
                    LoadDemo.ServiceId("applying-support"),
                    "Does a letter of an employer count as proof of income?"
                )
                {
                    AskId = Ids.From(Space, "ask/2"),
                    Days = 5,
                },
                cancel
            )
        );
        await provider
            .GetRequiredService<AnswerAsk>()
            .Run(
                Owner,
                first.AskId,
                AnswerStanding.Started,
                "Yes, from next month: the screen will show the week.",
                cancel
            );
    }

    private static Actor Person(string name) => new(LoadDemo.AgencyId, Ids.From(Space, name), name);

    private static T Demand<T>(Outcome<T> outcome) =>
        outcome.IsDone
            ? outcome.Value
            : throw new InvalidOperationException(
                $"{outcome.Refusal.Message} {string.Join(" ", outcome.Refusal.Faults.Select(fault => fault.Message))}"
            );
}
