namespace Bellwether.Collection.Sources;

/// <summary>What no honest file exceeds. They bound the memory and the time that any file can take.</summary>
internal static class SourceLimits
{
    /// <summary>Characters of one row, message or object.</summary>
    public const int LongestRow = 1_000_000;

    /// <summary>Columns of a file.</summary>
    public const int MostColumns = 2_000;

    /// <summary>How deep JSON may be nested.</summary>
    public const int DeepestJson = 24;

    /// <summary>Rows of a file.</summary>
    public const int MostRows = 200_000_000;

    /// <summary>Bytes that a workbook may unpack to.</summary>
    public const long MostUnpacked = 8L << 30;

    /// <summary>Times that a part of a workbook may be larger unpacked than packed. Honest sheets stay below 60.</summary>
    public const int MostRatio = 400;

    /// <summary>Characters of a workbook's table of texts, which has to be kept in memory.</summary>
    public const long MostSharedCharacters = 256L << 20;
}
