using System.Reflection;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Improvement;

/// <summary>Registers the capability.</summary>
public static class ImprovementSetup
{
    /// <summary>Adds its operations and schema.</summary>
    public static IServiceCollection AddImprovement(this IServiceCollection services)
    {
        services.AddSingleton<ChangeStore>();
        services.AddSingleton(p => new RecordChange(
            p.GetRequiredService<ChangeStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new StateEffect(p.GetRequiredService<ChangeStore>()));
        services.AddSingleton(p => new PublishChange(p.GetRequiredService<ChangeStore>()));
        services.AddSingleton(p => new ListChanges(p.GetRequiredService<ChangeStore>()));
        services.AddCases();
        AddLedger(services);
        AddNextSteps(services);
        services.AddFrontline();
        return services.AddSchema("improvement", typeof(ImprovementSetup));
    }

    private static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.TryAddSingleton(new NoticeSettings());
        return services
            .AddSingleton<CaseStore>()
            .AddSingleton<CaseClockStore>()
            .AddSingleton<ReplyStore>()
            .AddSingleton<CaseDesk>()
            .AddInternal<OpenCase>()
            .AddInternal<AcknowledgeCase>()
            .AddInternal<AssignCase>()
            .AddInternal<NoteCase>()
            .AddInternal<AnswerCase>()
            .AddInternal<CloseCase>()
            .AddInternal<ReopenCase>()
            .AddInternal<MergeCase>()
            .AddInternal<HandOverForCall>()
            .AddInternal<OpenCaseContact>()
            .AddInternal<StateOutcome>()
            .AddInternal<FindOutcomeAsked>()
            .AddInternal<SetCaseClock>()
            .AddInternal<ReadCaseClock>()
            .AddInternal<FindCase>()
            .AddInternal<ListCases>()
            .AddInternal<ReadAgeing>()
            .AddInternal<TendCases>();
    }

    // Constructors are internal, so that an operation is made here and nowhere else.
    private static IServiceCollection AddInternal<T>(this IServiceCollection services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)[
            0
        ];
        var needs = Array.ConvertAll(constructor.GetParameters(), need => need.ParameterType);
        return services.AddSingleton(provider =>
            (T)constructor.Invoke(Array.ConvertAll(needs, provider.GetRequiredService))
        );
    }

    private static void AddLedger(IServiceCollection services)
    {
        services.AddSingleton<LedgerStore>();
        services.AddSingleton(p => new WriteLedger(
            p.GetRequiredService<LedgerStore>(),
            p.GetRequiredService<ListThemes>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new ReadLedger(
            p.GetRequiredService<ChangeStore>(),
            p.GetRequiredService<LedgerStore>(),
            p.GetRequiredService<ListThemes>()
        ));
        services.AddSingleton(p => new ReadWhatBecame(
            p.GetRequiredService<ReadLedger>(),
            p.GetRequiredService<ReadThemesOf>(),
            p.GetRequiredService<ListThemes>()
        ));
    }

    private static void AddNextSteps(IServiceCollection services)
    {
        services.AddSingleton<NextPageStore>().AddSingleton<StatusStore>();
        services.AddSingleton(p => new WriteNextPage(
            p.GetRequiredService<NextPageStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new PublishNextPage(p.GetRequiredService<NextPageStore>()));
        services.AddSingleton(p => new FindNextPages(p.GetRequiredService<NextPageStore>()));
        services.AddSingleton(p => new RecordStatuses(
            p.GetRequiredService<StatusStore>(),
            p.GetRequiredService<ListServices>(),
            p.GetRequiredService<BlindNames>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new ReadHowLong(
            p.GetRequiredService<StatusStore>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(p => new LookUpStatus(
            p.GetRequiredService<StatusStore>(),
            p.GetRequiredService<FindNextPages>(),
            p.GetRequiredService<ReadHowLong>(),
            p.GetRequiredService<BlindNames>()
        ));
    }
}
