using System.Text.RegularExpressions;
using Bellwether.Organization;
using static Bellwether.Collection.Filings.Defects;

namespace Bellwether.Collection.Filings;

/// <summary>Judges one filing: every defect with its row, its field, the fix, and what it spoils. Nothing else is withheld.</summary>
internal static partial class FilingChecks
{
    /// <summary>The defects of a filing, in the order of its columns.</summary>
    /// <param name="filing">The filing.</param>
    /// <param name="columns">The headings, so that a defect names its field as the file does.</param>
    /// <param name="history">What earlier rows said. The filing is not added to it.</param>
    public static IReadOnlyList<Defect> Run(
        Filing filing,
        FilingColumns columns,
        FilingHistory history
    ) =>
        [
            .. Usable(filing, columns),
            .. VolumeChecks.Of(filing, columns),
            .. Clearance(filing, columns),
            .. KnownChannel(filing, columns),
            .. WordingChecks.Of(filing, columns),
            .. ScaleBefore(filing, columns, history),
            .. CountChecks.Of(filing, columns),
            .. RepeatChecks.Of(filing, columns, history),
            .. Published(filing, columns),
        ];

    private static IEnumerable<Defect> Usable(Filing filing, FilingColumns columns)
    {
        if (filing.Questions.All(question => question.Answers == 0))
            yield return OfRow(
                filing.Row,
                columns.Heading("q1_1"),
                "filing.no-answers",
                "No question has any counts, so there is nothing to use in this row. Type how many people gave each answer.",
                "Ninguna pregunta tiene conteos; la fila no contiene nada que usar. Escriba cuántas personas dieron cada respuesta."
            );
    }

    private static IEnumerable<Defect> Clearance(Filing filing, FilingColumns columns)
    {
        if (!ControlNumber().IsMatch(filing.ControlNumber))
            yield return Note(
                filing.Row,
                columns.Heading("omb_control_number"),
                "clearance.missing",
                "There is no control number. Type the number under which the survey was cleared.",
                "Falta el número de control. Escriba el número con que se autorizó la encuesta."
            );
    }

    private static IEnumerable<Defect> KnownChannel(Filing filing, FilingColumns columns)
    {
        if (Channel.Find(filing.Survey.Channel) is null)
            yield return Note(
                filing.Row,
                columns.Heading("channel"),
                "channel.not-stated",
                filing.Survey.Channel.Length == 0
                    ? "The channel is missing. Type how people were reached: email, phone, website."
                    : $"“{filing.Survey.Channel}” is not one of the channels. Type one that is: email, phone, website.",
                filing.Survey.Channel.Length == 0
                    ? "Falta el canal. Escriba por qué medio se preguntó: email, phone, website."
                    : $"«{filing.Survey.Channel}» no es uno de los canales. Escriba uno que lo sea: email, phone, website."
            );
    }

    private static IEnumerable<Defect> ScaleBefore(
        Filing filing,
        FilingColumns columns,
        FilingHistory history
    ) =>
        from question in filing.Questions
        where question.Answers > 0 && !WordingChecks.IsTenPoint(question.Text)
        let before = history.TenPointRow(filing, question)
        where before is not null
        select WordingChecks.TenPointBefore(filing.Row, columns, question, before.Value);

    private static IEnumerable<Defect> Published(Filing filing, FilingColumns columns) =>
        from question in filing.Questions
        where question.PublishedMean is not null && question.Mean is not null
        where question.PublishedMean != question.Mean
        select InCounts(
            filing.Row,
            columns,
            question.Slot,
            "counts.mean-differs",
            $"The file publishes a mean of {question.PublishedMean}, and the counts give {question.Mean}. Check the counts and the mean.",
            $"El archivo publica un promedio de {question.PublishedMean} y los conteos dan {question.Mean}. Revise ambos."
        );

    [GeneratedRegex(@"\d{4}-\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex ControlNumber();
}
