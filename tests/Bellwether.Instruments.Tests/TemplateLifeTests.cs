namespace Bellwether.Instruments.Tests;

public sealed class TemplateLifeTests(InstrumentsDb shared) : InstrumentsFixture(shared)
{
    public static TheoryData<string> Ids =>
        [.. new ListTemplates().Run().Select(template => template.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_template_becomes_a_draft_and_is_frozen_in_each_of_its_languages(
        string id
    )
    {
        var template = ListTemplates.Find(id)!;
        var languages = template.Instrument.Languages;

        var draft = await FromTemplate(id, [.. languages]);
        var version = await Publish(draft);

        Assert.Equal(languages, version.Languages);
        Assert.Equal($"{id}@{template.Version}", version.Template);
        Assert.All(languages, language => Assert.Empty(MissingTexts.Run(draft.Content, language)));
    }
}
