namespace Bellwether.Instruments.Tests;

public sealed class VersionDifferenceTests
{
    private static readonly Item Scale = Make.Choice("trust", "1", "2", "3") with
    {
        Prompt = LocalText.Of("This interaction increased my trust in “the VA”."),
        Measures = "trust",
        Construct = "interaction-increased-trust",
    };

    [Theory]
    [InlineData("this interaction increased my  trust in the VA")]
    [InlineData("This interaction increased my trust in 'The VA'!")]
    [InlineData("THIS INTERACTION INCREASED MY TRUST\u00A0IN “THE VA”.")]
    public void Typography_does_not_break_a_series(string prompt)
    {
        var difference = Between(Scale, Scale with { Prompt = LocalText.Of(prompt) });

        Assert.Empty(difference.Items);
        Assert.False(difference.BreaksSeries("trust"));
    }

    public static TheoryData<string, ItemChange, bool> Changes =>
        new()
        {
            { "wording", ItemChange.Wording, true },
            { "label", ItemChange.Options, true },
            { "option", ItemChange.Options, true },
            { "order", ItemChange.Options, true },
            { "value", ItemChange.Options, true },
            { "favourable", ItemChange.Options, true },
            { "construct", ItemChange.Construct, true },
            { "measure", ItemChange.Construct, true },
            { "kind", ItemChange.Kind, true },
            { "routing", ItemChange.Routing, true },
            { "required", ItemChange.Required, false },
            { "hint", ItemChange.None, false },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_change_is_named_and_says_whether_it_breaks_the_series(
        string what,
        ItemChange change,
        bool breaks
    )
    {
        var difference = Between(Scale, Alter(what));

        Assert.Equal(change, difference.Of("trust"));
        Assert.Equal(breaks, difference.BreaksSeries("trust"));
        Assert.Equal(ItemChange.None, difference.Of("gate"));
    }

    [Fact]
    public void Added_and_removed_items_are_named_and_break_nothing_of_others()
    {
        var difference = VersionDifference.Between(
            Make.Version(Make.Text("old"), Scale),
            Make.Version(Scale, Make.Text("new"))
        );

        Assert.Equal(ItemChange.Removed, difference.Of("old"));
        Assert.Equal(ItemChange.Added, difference.Of("new"));
        Assert.Equal(ItemChange.Place, difference.Of("trust"));
        Assert.False(difference.BreaksSeries("trust"));
    }

    [Fact]
    public void The_thumbs_and_the_five_point_form_do_not_share_a_trust_series_but_share_reasons()
    {
        var difference = VersionDifference.Between(
            Make.Version(Make.FromTemplate("a11-v2-thumbs")),
            Make.Version(Make.FromTemplate("a11-v2-five-point"))
        );

        Assert.Equal(ItemChange.Options, difference.Of("trust"));
        Assert.Equal(ItemChange.None, difference.Of("comment"));
    }

    [Fact]
    public void The_seven_statements_and_the_three_prompts_do_not_share_a_trust_series() =>
        Assert.True(
            VersionDifference
                .Between(
                    Make.Version(Make.FromTemplate("a11-v1-seven-domain")),
                    Make.Version(Make.FromTemplate("a11-v2-five-point"))
                )
                .BreaksSeries("trust")
        );

    [Fact]
    public void A_new_language_is_no_break_and_a_changed_one_is()
    {
        var english = Scale with { Prompt = LocalText.Of("Good?") };
        var both = Scale with { Prompt = LocalText.Of("Good?", "¿Bueno?") };
        var changed = Scale with { Prompt = LocalText.Of("Good?", "¿Mejor?") };
        var spanish = Make.Content(both) with { Languages = ["en", "es"] };

        Assert.Empty(VersionDifference.Between(Make.Version(english), Make.Version(spanish)).Items);
        Assert.True(
            VersionDifference
                .Between(Make.Version(spanish), Make.Version(spanish with { Items = [changed] }))
                .BreaksSeries("trust")
        );
    }

    private static VersionDifference Between(Item before, Item after)
    {
        var gate = Make.Choice("gate", "yes", "no");
        return VersionDifference.Between(Make.Version(gate, before), Make.Version(gate, after));
    }

    private static Item Alter(string what)
    {
        var first = Scale.Options[0];
        return what switch
        {
            "wording" => Scale with { Prompt = LocalText.Of("I trust the VA.") },
            "label" => Scale with
            {
                Options = Scale.Options.SetItem(0, first with { Label = LocalText.Of("Never") }),
            },
            "option" => Scale with { Options = Scale.Options.Add(Make.Option("4")) },
            "order" => Scale with { Options = [.. Scale.Options.Reverse()] },
            "value" => Scale with { Options = Scale.Options.SetItem(0, first with { Value = 9 }) },
            "favourable" => Scale with
            {
                Options = Scale.Options.SetItem(0, first with { Favourable = true }),
            },
            "construct" => Scale with { Construct = "trust-to-fulfill-commitment" },
            "measure" => Scale with { Measures = "satisfaction" },
            "kind" => Scale with { Kind = ItemKind.MultiChoice },
            "routing" => Scale.When("gate", "yes"),
            "required" => Scale with { Required = true },
            "hint" => Scale with { Hint = LocalText.Of("Choose one.") },
            _ => throw new ArgumentException(what),
        };
    }
}
