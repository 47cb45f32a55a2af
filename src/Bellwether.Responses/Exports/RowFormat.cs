using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bellwether.Responses;

/// <summary>How cells and rows are written.</summary>
internal abstract class RowFormat
{
    public static RowFormat Of(ExportFormat format) =>
        format == ExportFormat.Csv ? new CsvFormat() : new NdjsonFormat();

    /// <summary>A text as a cell.</summary>
    public abstract byte[] Text(string text);

    /// <summary>A number that is written out already.</summary>
    public abstract byte[] Number(string number);

    /// <summary>A cell without anything in it.</summary>
    public abstract byte[] Nothing { get; }

    /// <summary>What stands before each column's cell.</summary>
    public abstract byte[] Before(int column, string name);

    /// <summary>What ends a row.</summary>
    public abstract byte[] End { get; }

    /// <summary>The first line; empty where there is none.</summary>
    public abstract byte[] Head(IEnumerable<string> names);

    private sealed class CsvFormat : RowFormat
    {
        public override byte[] Nothing { get; } = [];

        public override byte[] End { get; } = "\r\n"u8.ToArray();

        public override byte[] Text(string text) => Encoding.UTF8.GetBytes(CsvCell.Of(text));

        public override byte[] Number(string number) => Encoding.UTF8.GetBytes(number);

        public override byte[] Before(int column, string name) => column == 0 ? [] : [(byte)','];

        public override byte[] Head(IEnumerable<string> names) =>
            Encoding.UTF8.GetBytes(string.Join(',', names.Select(CsvCell.Of)) + "\r\n");
    }

    private sealed class NdjsonFormat : RowFormat
    {
        public override byte[] Nothing { get; } = "null"u8.ToArray();

        public override byte[] End { get; } = "}\n"u8.ToArray();

        public override byte[] Text(string text) =>
            [
                (byte)'"',
                .. JsonEncodedText
                    .Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                    .EncodedUtf8Bytes,
                (byte)'"',
            ];

        public override byte[] Number(string number) => Encoding.UTF8.GetBytes(number);

        public override byte[] Before(int column, string name) =>
            [column == 0 ? (byte)'{' : (byte)',', .. Text(name), (byte)':'];

        public override byte[] Head(IEnumerable<string> names) => [];
    }
}
