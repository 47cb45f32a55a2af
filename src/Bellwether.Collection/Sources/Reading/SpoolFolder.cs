namespace Bellwether.Collection.Sources;

/// <summary>The folder where files wait while they are looked at. Only this account may read it.</summary>
internal static class SpoolFolder
{
    // ENOSPC and EDQUOT on Linux, EDQUOT on macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] Full =
    [
        28,
        122,
        69,
        unchecked((int)0x80070070),
        unchecked((int)0x80070027),
    ];

    /// <summary>A new file in the folder, which is made when it is missing.</summary>
    public static FileStream Create(SourceSettings settings, string name, FileOptions how)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = how,
        };
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(settings.SpoolFolder);
        else
        {
            Directory.CreateDirectory(
                settings.SpoolFolder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(Path.Combine(settings.SpoolFolder, name), options);
    }

    /// <summary>True when the disk, or this account's share of it, has no room left.</summary>
    public static bool IsFull(IOException error) => Full.Contains(error.HResult);

    /// <summary>Closes a file that could not be written to its end: what waits to be written is lost with it.</summary>
    public static async ValueTask Close(FileStream? file)
    {
        if (file is null)
            return;
        try
        {
            await file.DisposeAsync();
        }
        catch (IOException) { }
    }
}
