using Bellwether.Text.Redaction;

namespace Bellwether.Text.Tests;

/// <summary>How often the rules are right and how often they miss. What it prints is the table of docs/methods/redaction.md.</summary>
public sealed class RedactionMeasuredTests(ITestOutputHelper output)
{
    private static readonly string[] Structured =
    [
        "phone",
        "e-mail",
        "card",
        "bank",
        "ssn",
        "web",
        "id",
        "national",
        "network",
        "plate",
    ];

    [Fact]
    public void English_sentences_of_others_are_read_as_well_as_the_methods_page_says()
    {
        var all = Labelled.Presidio();
        var seen = Score.Of(all.Where(s => !s.IsHeldOut), FamilyOf, MayTouch);
        var held = Score.Of(all.Where(s => s.IsHeldOut), FamilyOf, MayTouch);
        var whole = Score.Of(all, FamilyOf, MayTouch);
        Print("the half that was looked at", seen);
        Print("the half that was held out", held);
        Print("all", whole);
        if (Environment.GetEnvironmentVariable("BELLWETHER_SHOW_MISSES") == "1")
            foreach (var line in seen.Wrong.Concat(seen.Missed))
                output.WriteLine(line);

        foreach (var half in new[] { held, whole })
        {
            Assert.InRange(half.Recall(Structured), 0.95, 1);
            Assert.InRange(half.Precision(Structured), 0.95, 1);
        }
        Assert.InRange(whole.Recall("name"), 0.75, 1);
        Assert.InRange(whole.Precision("name"), 0.90, 1);
        Assert.InRange(whole.Recall("address"), 0.80, 1);
        Assert.InRange(whole.Precision("address"), 0.97, 1);
    }

    [Fact]
    public void Spanish_sentences_of_our_own_are_read_as_well_as_the_methods_page_says()
    {
        var all = Labelled.Own("redaction-es.txt");
        var seen = Score.Of(all.Where(s => !s.IsHeldOut), FamilyOf, MayTouch);
        var held = Score.Of(all.Where(s => s.IsHeldOut), FamilyOf, MayTouch);
        var whole = Score.Of(all, FamilyOf, MayTouch);
        Print("the half that was looked at", seen);
        Print("the half that was held out", held);
        Print("all", whole);
        if (Environment.GetEnvironmentVariable("BELLWETHER_SHOW_MISSES") == "1")
            foreach (var line in seen.Wrong.Concat(seen.Missed))
                output.WriteLine(line);

        Assert.True(all.Count >= 300);
        Assert.InRange(whole.Recall(Structured), 0.90, 1);
        Assert.InRange(whole.Precision(Structured), 0.90, 1);
        Assert.InRange(whole.Recall("name"), 0.80, 1);
        Assert.InRange(whole.Precision("name"), 0.80, 1);
        Assert.InRange(whole.Recall("address"), 0.80, 1);
    }

    [Fact]
    public void Labelled_sentences_come_to_rest()
    {
        foreach (var sentence in Labelled.Presidio().Concat(Labelled.Own("redaction-es.txt")))
        {
            var once = RedactWords.Run(sentence.Words, "en").Words;
            Assert.Equal(once, RedactWords.Run(once, "en").Words);
        }
    }

    private void Print(string what, Score score)
    {
        output.WriteLine($"{what}: {score.Sentences} sentences");
        output.WriteLine("| looked for | found | rightly removed |");
        foreach (var line in score.Lines())
            output.WriteLine(line);
        output.WriteLine(
            $"structured: recall {score.Recall(Structured):F3}, precision {score.Precision(Structured):F3}"
        );
    }

    // The labels of presidio-research and our own kinds of details, brought together.
    private static string? FamilyOf(string type) =>
        type switch
        {
            "PHONE_NUMBER" or "phone" or "PhoneNumber" => "phone",
            "EMAIL_ADDRESS" or "email" or "EmailAddress" => "e-mail",
            "CREDIT_CARD" or "card" or "PaymentCard" => "card",
            "IBAN_CODE" or "bank" or "BankAccount" => "bank",
            "US_SSN" or "ssn" or "SocialSecurityNumber" or "TaxpayerNumber" => "ssn",
            "DOMAIN_NAME" or "web" or "WebAddress" => "web",
            "US_DRIVER_LICENSE" or "id" or "IdNumber" => "id",
            "STREET_ADDRESS" or "address" or "StreetAddress" => "address",
            "PERSON" or "name" or "PersonName" => "name",
            "birth" or "BirthDate" => "date",
            "national" or "NationalNumber" => "national",
            "plate" or "VehiclePlate" => "plate",
            "ip" or "NetworkAddress" => "network",
            _ => null,
        };

    // A postal code is labelled apart from its address, a title apart from its name; dates are labelled whatever they are.
    private static bool MayTouch(string family, string label) =>
        (family, label) switch
        {
            ("address" or "id", "ZIP_CODE" or "GPE" or "STREET_ADDRESS") => true,
            ("phone" or "id", "ZIP_CODE" or "PHONE_NUMBER" or "phone" or "STREET_ADDRESS") => true,
            ("name", "TITLE") => true,
            // A number is a number: under which word it goes matters to nobody.
            ("id" or "phone" or "card" or "ssn", "bank" or "id" or "national" or "card") => true,
            ("date", "DATE_TIME") => true,
            _ => false,
        };
}
