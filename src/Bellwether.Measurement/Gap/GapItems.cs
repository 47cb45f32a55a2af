using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>The two questions that are held against each other, and how far they can be.</summary>
internal static class GapItems
{
    public const string Manager = "manager-equal-private-sector";
    public const string Customer = "compared-with-private";
    public const string Believed = "manager-believed-trust";
    public const string Level = "supervises";

    private static readonly Lazy<(string Manager, string Customer)> Shipped = new(() =>
        (Words("manager-perception", Manager), Words("customer-mirror", Customer))
    );

    public static Comparability Grade(
        IReadOnlyList<Counted> managers,
        IReadOnlyList<Counted> customers
    ) => AsShipped(managers, customers) ? Comparability.B : Comparability.C;

    public static LocalText Note(
        IReadOnlyList<Counted> managers,
        IReadOnlyList<Counted> customers
    ) =>
        AsShipped(managers, customers)
            ? LocalText.Of(
                "Grade B: two questions made to be compared. Managers judge what people expect of private companies, customers compare with good ones; both are answered on five points, and “about equal” counts for customers.",
                "Grado B: dos preguntas hechas para compararse. La dirección juzga lo que la gente espera de las empresas privadas y la clientela compara con las buenas; ambas en cinco puntos, y «más o menos igual» cuenta para la clientela."
            )
            : LocalText.Of(
                "Grade C: the words of one of the two questions were changed. Read it as a direction, not as a distance.",
                "Grado C: se cambió el texto de una de las dos preguntas. Léase como una dirección, no como una distancia."
            );

    private static bool AsShipped(
        IReadOnlyList<Counted> managers,
        IReadOnlyList<Counted> customers
    ) =>
        managers.All(each => each.Series.Words == Shipped.Value.Manager)
        && customers.All(each => each.Series.Words == Shipped.Value.Customer);

    private static string Words(string template, string construct) =>
        Wording.Normalise(
            ListTemplates
                .Find(template)!
                .Instrument.Items.First(item => item.Construct == construct)
                .Prompt.In("en")
        );
}
