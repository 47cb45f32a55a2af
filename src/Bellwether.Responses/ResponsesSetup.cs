using System.Reflection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bellwether.Responses;

/// <summary>Registers the capability.</summary>
public static class ResponsesSetup
{
    /// <summary>Adds the response log, its cells and its operations. Call after AddFoundation.</summary>
    public static IServiceCollection AddResponses(this IServiceCollection services)
    {
        services.AddSchema("responses", typeof(ResponsesSetup));
        services.TryAddSingleton(new SealSettings());
        AddLog(services);
        services
            .AddSingleton<ShapeStore>()
            .AddSingleton<CellStore>()
            .AddSingleton<TallyStore>()
            .AddSingleton<CommentStore>()
            .AddSingleton<ThemeStore>()
            .AddSingleton<CodingStore>()
            .AddSingleton<CodeCountStore>()
            .AddSingleton<CorrectionStore>()
            .AddSingleton<QuoteStore>()
            .AddSingleton<Coders>()
            .AddSingleton<OriginalStore>()
            .AddSingleton<PromisedWords>()
            .AddSingleton<ContactStore>()
            .AddSingleton<HoldStore>()
            .AddSingleton<QuotaStore>()
            .AddSingleton<ConcernStore>()
            .AddSingleton<ModerationStore>()
            .AddSingleton<ModerateResponses>()
            .AddSingleton<SealKey>()
            .AddSingleton<RecountStore>()
            .AddSingleton<ReadStore>()
            .AddSingleton<ErasureStore>()
            .AddSingleton<TakeBackStore>()
            .AddSingleton<ScrubStore>()
            .AddSingleton<SegmentStore>()
            .AddSingleton<SegmentReader>();
        return services
            .AddInternal<PrepareResponses>()
            .AddInternal<RecordResponses>()
            .AddInternal<RecordWithinQuotas>()
            .AddInternal<RecordTallies>()
            .AddInternal<ReadCells>()
            .AddInternal<ReadTallies>()
            .AddInternal<ReadComments>()
            .AddInternal<ReadContacts>()
            .AddInternal<HoldContact>()
            .AddInternal<PassContact>()
            .AddInternal<OpenContact>()
            .AddInternal<ForgetContact>()
            .AddInternal<ReadQuotas>()
            .AddInternal<ReadResponses>()
            .AddSingleton<FindRows>()
            .AddSingleton<ExportResponses>()
            .AddSingleton<ListExportColumns>()
            .AddInternal<ListThemes>()
            .AddInternal<ChangeTheme>()
            .AddInternal<CodeComments>()
            .AddInternal<CorrectCodes>()
            .AddInternal<ReadAgreement>()
            .AddInternal<ReadCodes>()
            .AddInternal<ReadTerms>()
            .AddInternal<ReadThemesOf>()
            .AddInternal<ProposeQuote>()
            .AddInternal<DecideQuote>()
            .AddInternal<ListQuotes>()
            .Follow<ResponsesRecorded, CodingFollower>("responses-coding")
            .AddInternal<ListComments>()
            .AddInternal<ReleaseWords>()
            .AddInternal<ForgetWords>()
            .AddInternal<SealWords>()
            .AddInternal<BlindNames>()
            .AddInternal<OpenOriginal>()
            .AddInternal<TreatOriginals>()
            .AddInternal<ExcludeResponses>()
            .AddInternal<RestoreResponses>()
            .AddInternal<ReadExclusions>()
            .AddInternal<HandleConcern>()
            .AddInternal<StartDrill>()
            .AddInternal<ListConcerns>()
            .AddInternal<FindConcern>()
            .AddInternal<CountConcerns>()
            .AddInternal<FindReceipt>()
            .AddInternal<VerifyResponses>()
            .AddInternal<RebuildCells>()
            .AddInternal<EraseResponses>()
            .AddInternal<ScrubErased>()
            .AddInternal<TakeBackBatch>()
            .AddInternal<ReadSlices>()
            .AddInternal<VerifySegments>()
            .AddInternal<CompactCells>()
            .AddHostedService(provider => provider.GetRequiredService<CompactCells>())
            .AddHostedService<CheckpointLog>()
            .AddHostedService<TendSegments>();
    }

    // Operations take stores, which are internal, so their constructors are internal, too.
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

    private static void AddLog(IServiceCollection services)
    {
        var dialect = services
            .Select(service => service.ImplementationInstance)
            .OfType<Db>()
            .Single()
            .Dialect;
        if (dialect is SqliteDialect sqlite)
        {
            sqlite.AddFunction(SqliteLogStore.Prepare);
            services.AddSingleton<ILogStore, SqliteLogStore>();
        }
        else
        {
            services.AddSingleton<ILogStore, PostgresLogStore>();
        }
    }
}
