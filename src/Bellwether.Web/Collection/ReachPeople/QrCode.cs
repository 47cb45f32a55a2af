using System.Globalization;
using System.Text;
using QRCoder;

namespace Bellwether.Web.Collection.ReachPeople;

/// <summary>A QR code as the path of a drawing: one square per dark module, no image, no script, no style.</summary>
/// <param name="Size">Modules on a side, with the quiet zone of four around it.</param>
/// <param name="Path">The dark modules, for the d of a path.</param>
internal sealed record QrCode(int Size, string Path)
{
    /// <summary>The code of an address. Level Q: a quarter of it may be scratched or folded.</summary>
    public static QrCode Of(string address)
    {
        using var made = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        var rows = made.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows.Count; x++)
        {
            if (!rows[y][x])
                continue;
            var from = x;
            while (x + 1 < rows.Count && rows[y][x + 1])
                x++;
            path.Append(
                CultureInfo.InvariantCulture,
                $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z"
            );
        }
        return new QrCode(rows.Count, path.ToString());
    }

    /// <summary>The drawing as a file of its own.</summary>
    public string File =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Size} {Size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{Size}v{Size}h-{Size}z"/><path d="{Path}"/></svg>

            """
        );
}
