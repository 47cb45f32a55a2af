namespace Bellwether.Collection;

/// <summary>What the fields of a packet are called in a sentence.</summary>
internal static class PacketWords
{
    public static string Field(string field) =>
        field switch
        {
            "purpose" => "purpose",
            "whoAndHowSelected" => "who is asked",
            "when" => "when",
            "incentive" => "incentive",
            "burden" => "respondents a year",
            "contact" => "contact",
            "howCollected" => "how it is collected",
            _ => field,
        };
}
