using System.Collections.Frozen;

namespace Bellwether.Text.Language;

/// <summary>The small words that sentences cannot do without, and the endings that give a language away.</summary>
internal static class SmallWords
{
    public static readonly FrozenSet<string> English = Words(
        """
        the and to of a in is it you that was for on are with they i at be this have from had not but what all were we when
        your can said there an which she do how their if will about then them would so these her him has more my been who
        its now did get our very just could should than because after why no yes please thanks thank i'm i've don't didn't
        wasn't couldn't it's he me by or as any never always too help easy good great nothing everything work works
        """
    );

    public static readonly FrozenSet<string> Spanish = Words(
        """
        el la los las de que y a en un una unos unas ser se no por con para como estar tener le lo todo pero más mas hacer
        o este esta esto ese esa eso sí si mi me te su sus ya muy al del cuando donde quien porque también hay fue era es son está
        estaba están estoy tengo tiene tienen había nos nosotros ellos ellas usted ustedes yo tú nada nadie algo mucho mucha
        muchas gracias bien mal buena bueno sin sobre entre hasta desde ni cada fácil servicio atención ayuda ayudó quiero puedo
        """
    );

    // French, Portuguese, German, Italian, Haitian Creole, Vietnamese, Tagalog: the next languages of US forms, and their neighbours.
    public static readonly FrozenSet<string> Other = Words(
        """
        le les des du et est une dans pour pas vous je il elle nous avec sur qui mais très ce cette au aux être c'est j'ai
        o os as um uma do da dos das não com é em na no nos foi muito você eu meu minha obrigado para isso
        der die das und ist nicht ich sie wir mit für auf ein eine zu den dem von war sehr aber es auch
        il lo gli di che non un una per con sono è questo molto mi si della nel grazie ho
        mwen pou nan yo li ki sa te pa gen yon nou ak tout mèsi
        và là của không có cho tôi được những này rất bạn một người
        ang ng sa mga na ay ako hindi po at ko naman salamat ito lang siya
        """
    );

    public static readonly string[] EnglishEndings =
    [
        "ing",
        "ed",
        "ly",
        "tion",
        "ment",
        "ness",
        "ful",
        "ble",
        "ight",
        "ough",
        "ck",
        "th",
        "sh",
        "ll",
        "ent",
    ];

    public static readonly string[] SpanishEndings =
    [
        "ción",
        "ado",
        "ados",
        "ada",
        "adas",
        "ido",
        "ida",
        "mente",
        "ando",
        "iendo",
        "idad",
        "oso",
        "osa",
        "ente",
        "aron",
        "ible",
        "able",
        "ito",
        "ita",
        "eron",
        "aba",
        "ía",
    ];

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
}
