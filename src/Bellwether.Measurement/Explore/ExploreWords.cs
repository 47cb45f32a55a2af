using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>What must be said beside a crosstab.</summary>
internal static class ExploreWords
{
    public static ImmutableArray<LocalText> Cautions(int wordings, int leftOut, int filed)
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
        return cautions.ToImmutable();
    }
}
