using System.Diagnostics;
using Xunit;

namespace Bellwether.Testing;

/// <summary>A disk of a few megabytes that can be filled; the test is skipped where none can be mounted.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string ballast;

    private SmallDisk(string folder)
    {
        Folder = folder;
        ballast = Path.Combine(folder, "ballast");
    }

    public string Folder { get; }

    /// <summary>Mounts a disk of that size; part of it is taken by a file that <see cref="Free"/> removes.</summary>
    public static SmallDisk Mount(int megabytes, int taken)
    {
        var folder = Directory.CreateTempSubdirectory("bellwether-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", folder) != 0)
        {
            Directory.Delete(folder);
            Assert.Skip(
                "A small disk cannot be mounted here (it needs root), so none can be filled."
            );
        }
        var disk = new SmallDisk(folder);
        File.WriteAllBytes(disk.ballast, new byte[taken * 1024 * 1024]);
        return disk;
    }

    public void Free() => File.Delete(ballast);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static int Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments)
                {
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
