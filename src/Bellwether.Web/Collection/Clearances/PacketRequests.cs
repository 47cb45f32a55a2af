using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Api;
using Bellwether.Web.Measurement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>What a packet is made of, as it stands in the address.</summary>
public sealed record PacketAsked(
    Guid? Version,
    Guid? Collector,
    Guid? Service,
    Guid? Clearance,
    string? Channel,
    string? Purpose,
    string? Selected,
    string? When,
    string? Incentive,
    string? Respondents,
    string? Contact
)
{
    internal PacketToPrepare ToPrepare() =>
        new(Version ?? Guid.Empty)
        {
            CollectorId = Collector,
            ServiceId = Service,
            ClearanceId = Clearance,
            Channel = Channel,
            Purpose = Purpose,
            Selected = Selected,
            When = When,
            Incentive = Incentive,
            Contact = Contact,
            Respondents =
                string.IsNullOrWhiteSpace(Respondents) ? null
                : long.TryParse(
                    Respondents.Replace(",", "", StringComparison.Ordinal),
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var number
                )
                    ? number
                : -1,
        };
}

/// <summary>The papers of a request: choose a questionnaire, read what was filled in, take it as a document or as data.</summary>
internal static class PacketRequests
{
    private const string Word =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> Show(
        HttpContext http,
        PacketDesk desk,
        ListInstruments listInstruments,
        [AsParameters] PacketAsked asked,
        CancellationToken cancel
    )
    {
        var agencyId = http.User.ToActor().AgencyId;
        var outcome = asked.Version is null
            ? null
            : (Outcome<RequestPacket>?)await desk.Prepare(http, asked, cancel);
        if (outcome is { IsDone: false, Refusal.Kind: RefusalKind.NotFound })
            return TypedResults.NotFound();
        return new RazorComponentResult<PacketPage>(
            new
            {
                Asked = asked,
                Packet = outcome is { IsDone: true } done ? done.Value : null,
                outcome?.Refusal,
                Instruments = (await listInstruments.Run(agencyId, cancel))
                    .Where(instrument => instrument.CurrentVersionId is not null)
                    .ToList(),
                Services = await desk.Services(http, cancel),
                Files = $"{http.Request.QueryString}",
            }
        )
        {
            StatusCode = outcome?.Refusal is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }

    public static async Task<IResult> Docx(
        HttpContext http,
        PacketDesk desk,
        [AsParameters] PacketAsked asked,
        CancellationToken cancel
    ) =>
        (await desk.Prepare(http, asked, cancel)).Answer(packet =>
            Results.File(WritePacket.Docx(packet), Word, Name(packet))
        );

    public static async Task<IResult> Json(
        HttpContext http,
        PacketDesk desk,
        [AsParameters] PacketAsked asked,
        CancellationToken cancel
    ) => (await desk.Prepare(http, asked, cancel)).Answer(packet => Results.Json(packet));

    private static string Name(RequestPacket packet) =>
        $"request-packet-{packet.ContentHash[..8]}-{packet.PreparedOn:yyyy-MM-dd}.docx";
}

/// <summary>Prepares packets about what the reader has a right to.</summary>
internal sealed class PacketDesk(PreparePacket preparePacket, Reach reach, Reader reader)
{
    public Task<IReadOnlyList<Service>> Services(HttpContext http, CancellationToken cancel) =>
        reader.Services(http, Permission.ReadFigures, cancel);

    public async Task<Outcome<RequestPacket>> Prepare(
        HttpContext http,
        PacketAsked asked,
        CancellationToken cancel
    )
    {
        if (asked.Collector is { } collector)
        {
            var found = await reach.Collector(http, Permission.ReadFigures, collector, cancel);
            if (!found.IsDone)
                return found.Refusal;
        }
        if (asked.Service is { } service)
        {
            var found = await reader.Service(http, $"{service}", cancel);
            if (!found.IsDone)
                return found.Refusal;
        }
        return await preparePacket.Run(http.User.ToActor().AgencyId, asked.ToPrepare(), cancel);
    }
}
