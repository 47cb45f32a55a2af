using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection.ImportFile;

/// <summary>The routes of importing a file with a mapping: upload, columns, preview, import, report, undo.</summary>
internal static class ImportFileApi
{
    /// <summary>Bytes of a file that a page takes; larger ones go by the command line.</summary>
    private const long Largest = 2L << 30;

    public static void MapImportFile(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/files");
        group.RequirePermission(Permission.ImportData).RequireFormToken();
        group.MapGet("/", StartRequests.Show);
        group
            .MapPost("/", StartRequests.Post)
            .WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithFormOptions(multipartBodyLengthLimit: Largest);
        group.MapGet("/{id:guid}/columns", ColumnsRequests.Show);
        group.MapPost("/{id:guid}/columns", ColumnsRequests.Post);
        group.MapPost("/{id:guid}/mapping", ColumnsRequests.UseSaved);
        group.MapGet("/{id:guid}/numbers", NumbersRequests.Show);
        group.MapPost("/{id:guid}/numbers", NumbersRequests.Post);
        group.MapGet("/{id:guid}/preview", PreviewRequests.Show);
        group.MapPost("/{id:guid}/import", PreviewRequests.Post);
        group.MapGet("/imports/{id:guid}", BatchRequests.Show);
        group.MapGet("/imports/{id:guid}/rows.csv", BatchRequests.Csv);
        group.MapPost("/imports/{id:guid}/undo", BatchRequests.Undo);
    }
}
