using System.CommandLine;

namespace Bellwether.Cli;

/// <summary>Every command, in the order a newcomer meets them.</summary>
internal static class Commands
{
    public static IEnumerable<Command> All() =>
        [
            DemoCommands.Demo(),
            ServeCommands.Serve(),
            ImportCommands.Import(),
            BatchCommands.Imports(),
            InstrumentsCommands.Instruments(),
            .. MeasurementCommands.All(),
            LeagueCommands.League(),
            DriversCommands.Drivers(),
            NowcastCommands.Nowcast(),
            ExploreCommands.Explore(),
            AlertsCommands.Alerts(),
            CentreCommands.Centre(),
            FrontlineCommands.Frontline(),
            CasesCommands.Cases(),
            .. IndexCommands.All(),
            .. CatalogueCommands.All(),
            BriefCommands.Brief(),
            ExportCommands.Export(),
            KeysCommands.Keys(),
            ClearanceCommands.Clearances(),
            CommentsCommands.Comments(),
            StatusCommands.Statuses(),
            ResponsesCommands.Responses(),
            AnalyzeCommands.Analyze(),
        ];
}
