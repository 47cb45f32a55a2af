using Bellwether.Web.Collection.ImportFile;
using Bellwether.Web.Collection.LimitAnswers;
using Bellwether.Web.Collection.ListCollectors;
using Bellwether.Web.Collection.ReadImport;
using Bellwether.Web.Collection.ReadOperations;
using Bellwether.Web.Collection.WritePrivacyNotice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>The routes of the staff side of listening: collectors and imports.</summary>
internal static class ListenApi
{
    public static void MapListen(this IEndpointRouteBuilder routes)
    {
        var listen = routes.ListenGroup();
        listen.MapGet("/", CollectorsRequests.Show);
        listen.MapGet("/imports/{id:guid}", ImportRequests.Show);
        listen.MapGet("/imports/{id:guid}/defects.csv", ImportRequests.Csv);

        listen.MapGet("/operations", OperationsRequests.Show);
        listen.MapGet("/operations/numbers.csv", OperationsRequests.Csv);

        var limits = routes.LimitGroup();
        limits.MapGet("/", LimitRequests.Show);
        limits.MapPost("/", LimitRequests.Post);
        var notice = routes.NoticeGroup();
        notice.MapGet("/", NoticeRequests.Show);
        notice.MapPost("/", NoticeRequests.Post);

        routes.MapImportFile();
        var imports = routes.ImportGroup();
        imports.MapGet("/", UploadRequests.Show);
        imports.MapPost("/", UploadRequests.Post);
    }
}
