using System.Text.RegularExpressions;

namespace Bellwether.Responses.Tests;

/// <summary>Whoever reads the log or its words uses the one definition of reportable, or stands here with a reason.</summary>
public sealed class ReportableTests
{
    private static readonly Dictionary<string, string> Others = new()
    {
        ["Comments/CommentStore.cs"] =
            "puts the definition into the question itself; opening sealed words and forgetting old ones look at all",
        ["Coding/CodingStore.cs"] =
            "codes whatever there is; who counts codes leaves out what is excluded",
        ["Coding/CorrectionStore.cs"] = "keeps what people corrected, whatever became of it",
        ["Erasure/ErasureStore.cs"] = "erases whatever there is",
        ["Log/FindStore.cs"] = "finds by receipt whatever there is",
        ["Log/PlaceStore.cs"] = "lists collectors",
        ["Log/PostgresLogStore.cs"] = "finds repeats of the same sender",
        ["Log/SqliteLogStore.cs"] = "finds repeats of the same sender",
        ["Log/RecountStore.cs"] =
            "carries the exclusion with each row; words are counted to find strays",
        ["Moderation/ModerationStore.cs"] = "is the definition's own store",
        ["Quotas/QuotaStore.cs"] = "counts the places taken when answers come in",
        ["Erasure/TakeBackStore.cs"] = "takes back whatever an import brought",
        ["Reading/ReadStore.cs"] =
            "reads those that count and those that do not, each with why; words of released collectors only",
        ["Reading/RowStore.cs"] = "leads from a listed name back to whatever row there is",
        ["Sealing/OriginalStore.cs"] = "brings words under the settings whatever they count for",
        ["Safety/ConcernStore.cs"] =
            "whoever may be in danger is looked after also when the answer does not count",
    };

    [Fact]
    public void Every_read_of_the_log_is_known()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Bellwether.slnx")))
            root = root.Parent;
        var room = Path.Combine(root.FullName, "src", "Bellwether.Responses");

        var unknown = Directory
            .EnumerateFiles(room, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
            .Select(file =>
                (
                    Path: Path.GetRelativePath(room, file).Replace('\\', '/'),
                    Text: File.ReadAllText(file)
                )
            )
            .Where(file => Regex.IsMatch(file.Text, @"(FROM|JOIN) responses_(response|comment)\b"))
            .Where(file =>
                !file.Text.Contains("ReportableStore.") && !Others.ContainsKey(file.Path)
            )
            .Select(file => file.Path);

        Assert.Empty(unknown);
    }
}
