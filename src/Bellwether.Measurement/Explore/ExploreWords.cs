using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>What must be said beside a crosstab.</summary>
internal static class ExploreWords
{
    public static ImmutableArray<LocalText> Cautions(
        int wordings,
        int leftOut,
        int filed,
        bool isTold
    )
    {
        var cautions = ImmutableArray.CreateBuilder<LocalText>();
        if (wordings > 1)
            cautions.Add(
                LocalText.Of(
                    "The question was asked in different words. Each wording has its own table; they are not added up.",
                    "La pregunta se hizo con palabras distintas. Cada redacción tiene su propia tabla; no se suman."
                )
            );
        if (leftOut > 0)
            cautions.Add(
                LocalText.Of(
                    $"Versions of the form left out because they do not ask what you split or filter by: {leftOut}.",
                    $"Versiones del formulario que no se incluyen porque no preguntan aquello por lo que usted divide o filtra: {leftOut}."
                )
            );
        if (filed > 0)
            cautions.Add(
                LocalText.Of(
                    "Counts that were filed without single answers are not in these tables.",
                    "Los recuentos que se presentaron sin respuestas individuales no están en estas tablas."
                )
            );
        if (isTold)
            cautions.Add(
                LocalText.Of(
                    $"So that nobody can be recognised, answers come into view {ReadFigure.FewestAnswers} or more at a time, and small groups are shown together with their neighbours.",
                    $"Para que no se pueda reconocer a nadie, las respuestas aparecen de {ReadFigure.FewestAnswers} en {ReadFigure.FewestAnswers} o más, y los grupos pequeños se muestran junto con sus vecinos."
                )
            );
        return cautions.ToImmutable();
    }

    /// <summary>A table in a sentence: the highest and the lowest, and whether chance can explain it.</summary>
    public static LocalText Say(CrosstabTable table)
    {
        var shares = table
            .Columns.Select(column => (Column: column, Cell: Told(table, column)))
            .Where(each =>
                each.Cell?.Share.Value is not null
                && each.Column.Answers >= MakeCrosstab.FewestCompared
            )
            .ToList();
        if (shares.Count == 0)
            return LocalText.Of(
                "There are not enough answers to compare yet.",
                "Todavía no hay respuestas suficientes para comparar."
            );
        var what = shares[0].Cell!.Label;
        var (high, low) = (
            shares.MaxBy(each => each.Cell!.Share.Value),
            shares.MinBy(each => each.Cell!.Share.Value)
        );
        if (shares.Count == 1)
            return LocalText.Of(
                $"{high.Column.Name.In("en")}: {Write.Percent(high.Cell!.Share.Value!.Value)} {what.In("en").ToLowerInvariant()}. There is nothing to compare it with.",
                $"{high.Column.Name.In("es")}: {Write.Percent(high.Cell.Share.Value.Value)} {what.In("es").ToLowerInvariant()}. No hay con qué compararlo."
            );
        var isReal = high.Cell!.HigherThan.Contains(low.Column.Letter);
        string Sentence(string language) =>
            language == "es"
                ? $"{what.In("es")}: de {Percent(low)} ({low.Column.Name.In("es")}) a {Percent(high)} ({high.Column.Name.In("es")}), "
                    + (isReal ? "más de lo que explica el azar." : "lo que el azar puede explicar.")
                : $"{what.In("en")}: from {Percent(low)} ({low.Column.Name.In("en")}) to {Percent(high)} ({high.Column.Name.In("en")}), "
                    + (isReal ? "more than chance explains." : "which chance can explain.");
        return LocalText.Of(Sentence("en"), Sentence("es"));
    }

    private static string Percent((CrosstabColumn Column, CrosstabCell? Cell) each) =>
        Write.Percent(each.Cell!.Share.Value!.Value);

    /// <summary>What a column is told by: its favourable share, else the option that most people chose in all columns together.</summary>
    public static CrosstabCell? Told(CrosstabTable table, CrosstabColumn column)
    {
        if (column.Favourable is not null || column.Cells.IsEmpty)
            return column.Favourable;
        var most = Enumerable
            .Range(0, column.Cells.Length)
            .MaxBy(option => table.Columns.Sum(each => each.Cells[option].Count));
        return column.Cells[most];
    }
}
