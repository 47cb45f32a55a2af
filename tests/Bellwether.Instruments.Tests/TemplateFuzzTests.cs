namespace Bellwether.Instruments.Tests;

/// <summary>Whatever is written into the places of a template: a whole questionnaire without open places, or faults by field.</summary>
public sealed class TemplateFuzzTests
{
    private const int Cases = 100_000;

    private static readonly string[] Nasty =
    [
        "",
        " ",
        "Passport Services",
        "{service}",
        "{provider}{service}",
        "{answer:trust|x}",
        "{",
        "}}",
        "\0",
        "\ud83d",
        "<b>x</b>",
        "é三",
        "\r\n\t",
        new string('a', 300),
    ];

    [Fact]
    public void Slots_hold_anything_and_a_template_is_filled_whole_or_not_at_all()
    {
        var random = new Random(24);
        var templates = new ListTemplates().Run();
        var (filled, refused) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var template = templates[random.Next(templates.Count)];
            var slots = template
                .Slots.Select(slot => slot.Key)
                .Where(_ => random.Next(12) > 0)
                .Concat(random.Next(20) == 0 ? ["nothing"] : [])
                .ToDictionary(
                    key => key,
                    _ =>
                        LocalText.From([
                            ("en", Text(random)),
                            ("es", random.Next(3) == 0 ? null : Text(random)),
                        ])
                );
            string[] languages = random.Next(20) switch
            {
                0 => [],
                1 => ["xx"],
                < 10 => ["en"],
                _ => ["en", "es"],
            };

            var outcome = template.Fill(slots, languages);

            if (!outcome.IsDone)
            {
                Assert.NotEmpty(outcome.Refusal.Faults);
                refused++;
                continue;
            }
            filled++;
            Assert.Equal(template.Reference, outcome.Value.Template);
            Assert.Equal(template.Instrument.Items.Length, outcome.Value.Items.Length);
            if (i % 100 == 0)
                Assert.True(
                    InstrumentDocument.Read(InstrumentDocument.Write(outcome.Value)).IsDone
                );
        }
        Assert.True(
            filled > Cases / 10 && refused > Cases / 100,
            $"{filled} filled, {refused} refused"
        );
    }

    private static string Text(Random random) => Nasty[random.Next(Nasty.Length)];
}
