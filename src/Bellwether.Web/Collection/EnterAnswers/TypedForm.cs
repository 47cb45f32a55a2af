using Bellwether.Foundation;
using Bellwether.Instruments;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Collection.EnterAnswers;

/// <summary>The fields of an entry form: one for each question, named by its key.</summary>
internal static class TypedForm
{
    /// <summary>What the names of the answers start with, so that no question can take the name of a field of the page.</summary>
    public const string Prefix = "a-";

    /// <summary>What was typed, by item key.</summary>
    public static Dictionary<string, string> Read(
        IFormCollection form,
        InstrumentVersion version
    ) =>
        version.Items.ToDictionary(
            item => item.Key,
            item => form[Prefix + item.Key].ToString(),
            StringComparer.Ordinal
        );

    /// <summary>The refusal with its faults on the fields of the page.</summary>
    public static Refusal Named(Refusal refusal, InstrumentVersion version) =>
        refusal with
        {
            Faults =
            [
                .. refusal.Faults.Select(fault =>
                    version.IndexOf(fault.Field) < 0
                        ? fault
                        : fault with
                        {
                            Field = Prefix + fault.Field,
                        }
                ),
            ],
        };
}
