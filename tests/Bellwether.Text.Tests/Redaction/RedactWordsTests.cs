using System.Diagnostics;
using Bellwether.Text.Redaction;

namespace Bellwether.Text.Tests;

public sealed class RedactWordsTests
{
    [Theory]
    [InlineData("My SSN is 460-89-9847.", "My SSN is [Social Security number removed].")]
    [InlineData(
        "social security number 460899847 please",
        "social security number [Social Security number removed] please"
    )]
    [InlineData("ITIN 912-70-1234", "ITIN [taxpayer number removed]")]
    [InlineData(
        "Call me at (202) 555-0147 ext. 12 after five",
        "Call me at [phone number removed] after five"
    )]
    [InlineData("call 555-0147", "call [phone number removed]")]
    [InlineData("2025550147", "[phone number removed]")]
    [InlineData("my number +44 20 7946 0958 works", "my number [phone number removed] works")]
    [InlineData("+52 (55) 5555-0147", "[phone number removed]")]
    [InlineData("Write to maria.lopez+gov@example.org!", "Write to [e-mail address removed]!")]
    [InlineData("card 4111 1111 1111 1111 was charged", "card [card number removed] was charged")]
    [InlineData("card 378282246310005", "card [card number removed]")]
    [InlineData("IBAN GB82WEST12345698765432 ok", "IBAN [bank account removed] ok")]
    [InlineData(
        "I live at 1600 Pennsylvania Ave NW, Washington, DC 20500.",
        "I live at [address removed]."
    )]
    [InlineData("come to 12 Oak Street Apt 4B please", "come to [address removed] please")]
    [InlineData("P.O. Box 1234 is mine", "[address removed] is mine")]
    [InlineData("born on 03/04/1961 in Ohio", "born on [date of birth removed] in Ohio")]
    [InlineData("DOB: March 4, 1961", "DOB: [date of birth removed]")]
    [InlineData("it was 12/31/1958", "it was [date of birth removed]")]
    [InlineData(
        "send it to 6750 Koskikatu 25 Apt. 864\nArtilleros, CO 64677 now",
        "send it to [address removed] now"
    )]
    [InlineData("case number A12345678 is stuck", "case number [number removed] is stuck")]
    [InlineData("passport 488839667", "passport [number removed]")]
    [InlineData("the long 123456789012345678 one", "the long [number removed] one")]
    [InlineData("My name is Rosa Delgado and I waited", "My name is [name removed] and I waited")]
    [InlineData("my name is rosa.", "my name is [name removed].")]
    [InlineData("Sincerely,\nJohn Q. Public", "Sincerely,\n[name removed]")]
    [InlineData("Ask Gladys Knight at the desk", "Ask [name removed] at the desk")]
    [InlineData("Mrs. Okonkwo shouted at us", "Mrs. [name removed] shouted at us")]
    [InlineData(
        "Thanks to Officer Young for the help",
        "Thanks to Officer [name removed] for the help"
    )]
    [InlineData("see www.example.com/me.", "see [web address removed].")]
    [InlineData("my shop is tacos.example.mx ok", "my shop is [web address removed] ok")]
    [InlineData("blocked at 192.168.0.12 again", "blocked at [network address removed] again")]
    [InlineData("plate ABC-1234 was towed", "plate [license plate removed] was towed")]
    [InlineData(
        "NI number QQ 12 34 56 C? AB 12 34 56 C",
        "NI number QQ 12 34 56 C? [national number removed]"
    )]
    [InlineData(
        "social insurance number 046 454 286",
        "social insurance number [national number removed]"
    )]
    [InlineData("meet at Kopfstrasse 12, please", "meet at [address removed], please")]
    public void A_personal_detail_is_replaced_by_a_mark_that_says_what_it_was(
        string text,
        string expected
    )
    {
        var redacted = RedactWords.Run(text, "en");

        Assert.Equal(expected, redacted.Words);
        Assert.NotEmpty(redacted.Found);
    }

    [Theory]
    [InlineData("Me llamo Rosa Delgado y esperé", "Me llamo [nombre eliminado] y esperé")]
    [InlineData("mi nombre es rosa.", "mi nombre es [nombre eliminado].")]
    [InlineData("Llámeme al 55 5555 0147", "Llámeme al [número de teléfono eliminado]")]
    [InlineData("Nací el 4 de marzo de 1961", "Nací el [fecha de nacimiento eliminada]")]
    [InlineData("Vivo en la calle Hidalgo 45", "Vivo en la [dirección eliminada]")]
    [InlineData(
        "mi expediente número 88-123456 sigue igual",
        "mi expediente número [número eliminado] sigue igual"
    )]
    [InlineData(
        "mi seguro social es 460 89 9847",
        "mi seguro social es [número de Seguro Social eliminado]"
    )]
    [InlineData("escriba a ana@ejemplo.mx", "escriba a [correo electrónico eliminado]")]
    public void Marks_are_in_the_language_asked_for(string text, string expected) =>
        Assert.Equal(expected, RedactWords.Run(text, "es").Words);

    [Theory]
    [InlineData("I waited 45 minutes on March 3, 2026 and again on 4/5/2026.")]
    [InlineData("My name is wrong on the passport.")]
    [InlineData("My name is misspelled")]
    [InlineData("It cost $1,250.00, not $130.00 as form DS-82 says (page 3 of 10).")]
    [InlineData("I called 5 times in 2024-2025, from 9:00 to 17:30.")]
    [InlineData("The 2020 2021 guidance is 100% clear. Section 280.5 too!")]
    [InlineData("Room was cold. A 1 to 5 scale? I'd give 10.")]
    [InlineData("Costó 1 000 000 de veces más.")]
    [InlineData("Filed 2026-03-03, answered 04-05-2026, application 2025-2026.")]
    [InlineData("Window 12 was closed, line 3 moved on.")]
    [InlineData("The form on travel.state.gov and https://www.usa.gov/passport is broken.")]
    [InlineData("Great service.It was fast. I will come back in May.")]
    [InlineData("Grace period, mark the box, hope and joy, the rose garden in Austin.")]
    [InlineData("Title 5 Section 280. Version 1.2.3 and 10.5.1 crashed.")]
    [InlineData("Will someone answer? Bill me later. Thank God it is Friday.")]
    public void Ordinary_words_and_numbers_stay(string text)
    {
        var redacted = RedactWords.Run(text, "en");

        Assert.Equal(text, redacted.Words);
        Assert.Empty(redacted.Found);
    }

    [Fact]
    public void Every_kind_found_is_listed_once()
    {
        var redacted = RedactWords.Run("555-0147 or 555-0148 or a@b.org or c@d.org", "en");

        Assert.Equal([PersonalDetail.EmailAddress, PersonalDetail.PhoneNumber], redacted.Found);
    }

    [Fact]
    public void Redacting_twice_changes_nothing_and_no_string_is_refused()
    {
        string[] pieces =
        [
            "555-0147",
            "460-89-9847",
            "9",
            "12",
            "1234",
            " ",
            "-",
            ".",
            "(",
            ")",
            "+",
            "@",
            "a@b.co",
            "x",
            "My name is ",
            "Ana",
            " de ",
            "case ",
            "#",
            "dob ",
            "1961",
            "/",
            "\n",
            "\uD800",
            "\uDC00",
            "\0",
            "é",
            "🙂",
            "[",
            "]",
            "Street",
            "call ",
            "4111111111111111",
            "GB82",
            "WEST",
            "apt ",
            "Sincerely, ",
            "llamo ",
            "Me ",
            "calle ",
            "ext 5",
            "phone number ",
            "removed",
            "Mrs. ",
            "Gladys ",
            "Knight",
            "J. ",
            "with ",
            "Grace",
            "www.",
            "example",
            ".com",
            "/x",
            "::1",
            "10.0.0.",
            "plate ",
            "12345678Z",
            "Hi ",
            ", ",
        ];
        var random = new Random(20260303);
        for (var round = 0; round < 100_000; round++)
        {
            var text = string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 14))
                    .Select(_ => pieces[random.Next(pieces.Length)])
            );
            foreach (var language in new[] { round % 2 == 0 ? "en" : "es" })
            {
                var once = RedactWords.Run(text, language);
                var twice = RedactWords.Run(once.Words, language);
                Assert.True(
                    once.Words == twice.Words,
                    $"not at rest: {text} -> {once.Words} -> {twice.Words}"
                );
            }
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("(1)")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("12 Oak ")]
    [InlineData("555-0147")]
    [InlineData("my name is ")]
    [InlineData("My name is A ")]
    [InlineData("calle 1 ")]
    [InlineData("case number ")]
    [InlineData("GB82")]
    [InlineData("\uD800")]
    [InlineData("+1")]
    [InlineData("suite ")]
    [InlineData("Mrs. Gladys ")]
    [InlineData("A. ")]
    [InlineData("a.b.")]
    [InlineData("www.a.")]
    [InlineData("corner of A ")]
    [InlineData("1 Aa ")]
    [InlineData("1:")]
    [InlineData("plate A")]
    [InlineData("Strasse ")]
    public void A_hostile_text_takes_time_in_proportion_to_its_length(string piece)
    {
        static string Long(string piece, int length) =>
            string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + "@1";
        RedactWords.Run(Long(piece, 20_000), "en");

        var tenth = Shortest(Long(piece, 20_000));
        var whole = Shortest(Long(piece, 200_000));

        // Ten times the text: ten times the time when it grows in proportion, a hundred times when it grows with the square.
        // A loaded machine may stretch one of them, so the shortest of three counts.
        Assert.True(
            whole < TimeSpan.FromSeconds(1) || whole < tenth * 40,
            $"{piece}: {tenth.TotalMilliseconds} ms, then {whole.TotalMilliseconds} ms"
        );
    }

    private static TimeSpan Shortest(string text)
    {
        var shortest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            RedactWords.Run(text, "en");
            shortest = watch.Elapsed < shortest ? watch.Elapsed : shortest;
        }
        return shortest;
    }

    [Fact]
    public void A_megabyte_of_phone_numbers_is_redacted_whole()
    {
        var text = string.Concat(Enumerable.Repeat("555-0147 ", 111_111));

        var redacted = RedactWords.Run(text, "en");

        Assert.False(redacted.Words.AsSpan().ContainsAnyInRange('0', '9'));
    }

    [Theory]
    [InlineData("Hello Akifumi, thank you.", "Hello [name removed], thank you.")]
    [InlineData(
        "I'm so jealous! said Erle to everyone",
        "I'm so jealous! said [name removed] to everyone"
    )]
    [InlineData("Hello USPS, where is it?", "Hello USPS, where is it?")]
    [InlineData("Dear Customer Service team", "Dear Customer Service team")]
    [InlineData("I spoke with Wisława Szczepańska there.", "I spoke with [name removed] there.")]
    [InlineData("The Overture Technologies people came.", "The Overture Technologies people came.")]
    [InlineData(
        "Quionia Pyysalo\nHegyalja út 98\nthanks",
        "[name removed]\n[address removed]\nthanks"
    )]
    [InlineData("Bridge Renewal\nI waited two hours.", "Bridge Renewal\nI waited two hours.")]
    public void Names_that_no_list_has_are_found_by_what_stands_around_them(
        string words,
        string expected
    ) => Assert.Equal(expected, RedactWords.Run(words, "en").Words);
}
