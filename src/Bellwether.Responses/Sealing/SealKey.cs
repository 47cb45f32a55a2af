using System.Security.Cryptography;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Where the key is that seals the words people wrote.</summary>
public sealed record SealSettings
{
    /// <summary>The key's file; null: <c>seal.key</c> in the data folder. Every process of an installation needs the same one.</summary>
    public string? KeyFile { get; init; }
}

/// <summary>The key that seals original words, in a file of its own: whoever has only the database cannot read them.</summary>
internal sealed class SealKey(Db db, SealSettings settings)
{
    private const int Bytes = 32;

    private readonly Lazy<byte[]> key = new(() => Load(FileOf(db, settings)));

    public byte[] Value => key.Value;

    private static string FileOf(Db db, SealSettings settings) =>
        settings.KeyFile
        ?? (
            string.IsNullOrEmpty(db.Folder)
                ? throw new InvalidOperationException(
                    "No file is named for the key that seals people's words. Set Bellwether:Responses:SealKeyFile."
                )
                : Path.Combine(db.Folder, "seal.key")
        );

    // Made once and never overwritten: of two processes that start together, one makes it and both read it.
    private static byte[] Load(string file)
    {
        if (!File.Exists(file))
            Make(file);
        for (var tries = 0; ; tries++)
        {
            var text = File.ReadAllText(file).Trim();
            if (text.Length > 0 || tries == 20)
                return Convert.FromBase64String(text) is { Length: Bytes } key
                    ? key
                    : throw new InvalidOperationException(
                        $"The file {file} does not hold a key. Restore it from its backup: without it sealed words cannot be opened."
                    );
            Thread.Sleep(50);
        }
    }

    private static void Make(string file)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var stream = new FileStream(file, options);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first.
        }
    }
}
