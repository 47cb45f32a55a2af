using System.Reflection;

namespace Bellwether.Text.Learned;

/// <summary>The model that ships: English, trained by bench themes --write from comments of the British health service. NOTICE names
/// their licence.</summary>
internal static class ShippedModel
{
    private static readonly Lazy<LinearModel> Loaded = new(() =>
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("comments-en.model")!;
        return ModelFile.Read(stream);
    });

    /// <summary>The model.</summary>
    public static LinearModel Value => Loaded.Value;
}
