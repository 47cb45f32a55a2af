using System.Globalization;

namespace Bellwether.Instruments;

/// <summary>What a respondent reads when an answer cannot be taken, in their language. What they sent is never repeated.</summary>
internal sealed record AnswerFaults(
    CultureInfo Culture,
    string Summary,
    string UnknownItem,
    string UnknownOptionFormat,
    string OnlyOne,
    string OnlyOneText,
    string MissingChoice,
    string MissingText,
    string TooLongFormat
)
{
    private const int MostListed = 12;

    private static readonly AnswerFaults English = new(
        CultureInfo.GetCultureInfo("en-US"),
        "Some answers could not be taken. Please look at the marked questions.",
        "This questionnaire has no such question.",
        "This is not one of the answers. Choose from: {0}.",
        "Please choose one answer only.",
        "Please write one answer only.",
        "Please choose an answer.",
        "Please write an answer.",
        "Please write at most {0:N0} characters; you wrote {1:N0}."
    )
    {
        NoAnswer = "This is a text to read. It takes no answer.",
        AloneFormat = "You chose “{0}” together with other answers. Take one or the other away.",
        TooManyFormat = "Please choose at most {0}; you chose {1}. Take {2} away.",
        RankTwice = "Please give each place to one answer only.",
        MissingRank = "Please put at least one answer in a place.",
        MissingAgreement = "Please tick the box to go on, or leave the form.",
        MissingDay = "Please enter a date.",
        MissingNumber = "Please enter a number.",
        NotANumberFormat = "Please enter a number, for example {0}.",
        Grouped =
            "It is not clear whether the comma or the point means thousands. Write the number without it, for example 1250.",
        WholeNumber = "Please enter a whole number.",
        DecimalsFormat = "Please enter at most {0} digits after the decimal point.",
        OutOfRangeFormat = "Please enter a number from {0} to {1}.",
        NotADay = "Please enter a real date: month, day and the year in four digits.",
        OutOfSpanFormat = "Please enter a date from {0:MMMM d, yyyy} to {1:MMMM d, yyyy}.",
        NotAnEmail = "Please enter an e-mail address, for example name@example.com.",
        NotAPhone = "Please enter a telephone number with its area code, for example 202-555-0123.",
    };

    private static readonly AnswerFaults Spanish = new(
        CultureInfo.GetCultureInfo("es-US"),
        "No pudimos aceptar algunas respuestas. Revise las preguntas marcadas.",
        "Este cuestionario no tiene esa pregunta.",
        "Esta no es una de las respuestas. Elija entre: {0}.",
        "Elija una sola respuesta.",
        "Escriba una sola respuesta.",
        "Elija una respuesta.",
        "Escriba una respuesta.",
        "Escriba como máximo {0:N0} caracteres; escribió {1:N0}."
    )
    {
        NoAnswer = "Este es un texto para leer. No lleva respuesta.",
        AloneFormat = "Marcó «{0}» junto con otras respuestas. Quite una u otra.",
        TooManyFormat = "Elija como máximo {0}; eligió {1}. Quite {2}.",
        RankTwice = "Dé cada lugar a una sola respuesta.",
        MissingRank = "Ponga al menos una respuesta en un lugar.",
        MissingAgreement = "Marque la casilla para continuar, o salga del formulario.",
        MissingDay = "Escriba una fecha.",
        MissingNumber = "Escriba un número.",
        NotANumberFormat = "Escriba un número, por ejemplo {0}.",
        Grouped =
            "No queda claro si la coma o el punto separa los miles. Escriba el número sin ese signo, por ejemplo 1250.",
        WholeNumber = "Escriba un número entero.",
        DecimalsFormat = "Escriba como máximo {0} cifras decimales.",
        OutOfRangeFormat = "Escriba un número de {0} a {1}.",
        NotADay = "Escriba una fecha que exista: mes, día y el año con cuatro cifras.",
        OutOfSpanFormat =
            "Escriba una fecha entre el {0:d 'de' MMMM 'de' yyyy} y el {1:d 'de' MMMM 'de' yyyy}.",
        NotAnEmail = "Escriba un correo electrónico, por ejemplo nombre@ejemplo.com.",
        NotAPhone =
            "Escriba un número de teléfono con su código de área, por ejemplo 202-555-0123.",
    };

    public required string NoAnswer { get; init; }
    public required string AloneFormat { get; init; }
    public required string TooManyFormat { get; init; }
    public required string RankTwice { get; init; }
    public required string MissingRank { get; init; }
    public required string MissingAgreement { get; init; }
    public required string MissingDay { get; init; }
    public required string MissingNumber { get; init; }
    public required string NotANumberFormat { get; init; }
    public required string Grouped { get; init; }
    public required string WholeNumber { get; init; }
    public required string DecimalsFormat { get; init; }
    public required string OutOfRangeFormat { get; init; }
    public required string NotADay { get; init; }
    public required string OutOfSpanFormat { get; init; }
    public required string NotAnEmail { get; init; }
    public required string NotAPhone { get; init; }

    private string Language => Culture.TwoLetterISOLanguageName;

    public static AnswerFaults In(string language) => language == "es" ? Spanish : English;

    public string UnknownOption(Item item) =>
        string.Format(
            CultureInfo.InvariantCulture,
            UnknownOptionFormat,
            string.Join(", ", item.Options.Take(MostListed).Select(option => option.Key))
                + (item.Options.Length > MostListed ? ", …" : "")
        );

    public string TooLong(int longest, int length) =>
        string.Format(CultureInfo.InvariantCulture, TooLongFormat, longest, length);

    public string Missing(Item item) =>
        item.Kind switch
        {
            ItemKind.MultiChoice when item.Presentation == Presentation.Consent => MissingAgreement,
            ItemKind.SingleChoice or ItemKind.MultiChoice => MissingChoice,
            ItemKind.Ranking => MissingRank,
            ItemKind.Number => MissingNumber,
            ItemKind.Date => MissingDay,
            ItemKind.Email => NotAnEmail,
            ItemKind.Phone => NotAPhone,
            _ => MissingText,
        };

    public string Alone(Item item, long ticks) =>
        string.Format(
            Culture,
            AloneFormat,
            item.Options[System.Numerics.BitOperations.TrailingZeroCount(ticks)].Label.In(Language)
        );

    public string TooMany(int most, int ticked) =>
        string.Format(Culture, TooManyFormat, most, ticked, ticked - most);

    public string NotANumber(NumberRange range) =>
        string.Format(Culture, NotANumberFormat, range.Decode(1 + (range.Steps / 2)));

    public string Decimals(NumberRange range) =>
        range.Decimals == 0 ? WholeNumber : string.Format(Culture, DecimalsFormat, range.Decimals);

    public string OutOfRange(NumberRange range) =>
        string.Format(Culture, OutOfRangeFormat, range.Min, range.Max);

    public string OutOfSpan(DateSpan span) =>
        string.Format(Culture, OutOfSpanFormat, span.First, span.Last);
}
