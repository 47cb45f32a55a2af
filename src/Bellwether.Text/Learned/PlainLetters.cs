namespace Bellwether.Text.Learned;

/// <summary>Letters as they are compared: small, without the accents of Spanish and its neighbours.</summary>
internal static class PlainLetters
{
    /// <summary>The plain letter.</summary>
    public static char Of(char c)
    {
        if (c <= '\u007F')
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        var small = char.ToLowerInvariant(c);
        return small switch
        {
            'á' or 'à' or 'ä' or 'â' or 'ã' => 'a',
            'é' or 'è' or 'ë' or 'ê' => 'e',
            'í' or 'ì' or 'ï' or 'î' => 'i',
            'ó' or 'ò' or 'ö' or 'ô' or 'õ' => 'o',
            'ú' or 'ù' or 'ü' or 'û' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            _ => small,
        };
    }
}
