namespace Bellwether.Instruments.Tests;

public sealed class BankTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    [Theory]
    [InlineData(
        "It was easy to complete what I needed to do.",
        "Completing what I needed was easy.",
        true
    )]
    [InlineData(
        "How satisfied are you with your visit?",
        "How satisfied were you with the visit today?",
        true
    )]
    [InlineData(
        "Fue fácil completar lo que necesitaba hacer.",
        "Completar lo que necesitaba fue fácil.",
        true
    )]
    [InlineData("Estoy satisfecho con el servicio.", "¿Está satisfecha con los servicios?", true)]
    [InlineData("It was easy to complete what I needed to do.", "The staff helped me.", false)]
    [InlineData("How long did you wait?", "How satisfied are you with your visit?", false)]
    public void Two_questions_are_alike_by_their_words(string one, string other, bool alike)
    {
        Assert.Equal(alike, Similarity.Of(one, other) >= Similarity.Alike);
        Assert.Equal(Similarity.Of(one, other), Similarity.Of(other, one));
        Assert.Equal(1, Similarity.Of(one, one));
    }

    [Fact]
    public async Task What_is_asked_already_is_found_by_words_and_by_construct_published_first()
    {
        var version = await Publish(await FromTemplate("open-feedback"));
        var item = Make.Text("x") with
        {
            Prompt = LocalText.Of("Please tell us about the experience"),
        };
        var measured = Make.Choice("y", "1", "0") with
        {
            Prompt = LocalText.Of("Nothing alike here"),
            Measures = "trust",
            Construct = "interaction-increased-trust",
        };

        var byWords = await Get<FindSimilar>().Run(SimilarTo.Of(Ana.AgencyId, Guid.Empty, item));
        var byConstruct = await Get<FindSimilar>()
            .Run(SimilarTo.Of(Ana.AgencyId, Guid.Empty, measured));
        var own = await Get<FindSimilar>()
            .Run(SimilarTo.Of(Ana.AgencyId, version.InstrumentId, item));

        Assert.Equal(
            (BankSource.Version, version.InstrumentId),
            (byWords[0].Item.Source, byWords[0].Item.InstrumentId!.Value)
        );
        Assert.All(byConstruct, found => Assert.True(found.SameConstruct && found.SameMeasure));
        Assert.DoesNotContain(own, found => found.Item.InstrumentId == version.InstrumentId);
    }

    [Fact]
    public async Task A_kept_question_is_offered_to_others_and_keeping_it_again_is_its_next_version()
    {
        var draft = await FromTemplate("a11-v2-thumbs");

        await Get<KeepItem>().Run(Ana, draft.InstrumentId, "went_well");
        await Get<KeepItem>().Run(Ana, draft.InstrumentId, "went_well");
        var kept = Assert.Single(
            await Get<ListBank>().Run(Ana.AgencyId),
            item => item.Source == BankSource.Kept
        );
        var unknown = await Get<KeepItem>().Run(Ana, draft.InstrumentId, "nothing");

        Assert.Equal((2L, "Ana"), (kept.Version, kept.Name));
        Assert.Null(kept.Item.AskedWhen);
        Assert.Equal("item.unknown", unknown.Refusal!.Code);
    }

    [Fact]
    public void Editing_keeps_keys_apart_and_what_depends_on_an_item_follows_its_key()
    {
        var content = Make.Content(Make.Choice("a", "x", "y"), Make.Text("b").When("a", "x"));

        var copied = EditContent.Duplicate(content, "a");
        var renamed = EditContent.Replace(content, "a", content.Items[0] with { Key = "gate" });
        var moved = EditContent.Move(content, "b", 0);
        var restored = EditContent.Insert(EditContent.Remove(content, "a"), content.Items[0], 0);

        Assert.Equal(["a", "a_2", "b"], copied.Items.Select(item => item.Key));
        Assert.Equal("gate", renamed.Items[1].AskedWhen!.ItemKey);
        Assert.Equal(["b", "a"], moved.Items.Select(item => item.Key));
        Assert.Equal(InstrumentDocument.Write(content), InstrumentDocument.Write(restored));
        Assert.Equal("que_salio_bien", EditContent.KeyFrom(content, "¿Qué salió bien?"));
        Assert.Equal("q_2_things", EditContent.KeyFrom(content, "2 things"));
        Assert.Equal("a_2", EditContent.KeyFrom(content, "A"));
        Assert.Equal(
            content.Items[0].Key,
            ItemDocument.Read(ItemDocument.Write(content.Items[0]))!.Key
        );
        Assert.Null(ItemDocument.Read("{\"key\":1}],\"items\":[{}"));
    }
}
