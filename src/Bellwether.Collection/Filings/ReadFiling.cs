using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Collection.Filings;

/// <summary>Turns a row into a filing. What cannot be read spoils only what it stands for.</summary>
internal static class ReadFiling
{
    public static FilingRow Run(CsvRecord record, FilingColumns columns)
    {
        if (record.Fields is null)
            return new(record.Row, null, [Defects.Broken(record.Row, record.Why!)], columns);
        var reader = new Reader(record.Row, record.Fields, columns);
        var filing = reader.Read();
        return new(record.Row, filing, reader.Found, columns);
    }

    private sealed class Reader(int row, IReadOnlyList<string> fields, FilingColumns columns)
    {
        private readonly StringBuilder said = new();

        public List<Defect> Found { get; } = [];

        public Filing? Read()
        {
            var id = Needed("id");
            var serviceId = Needed("service_id");
            var year = Whole("collection_year", 2000, 2100);
            var quarter = Whole("collection_quarter", 1, 4);
            var provider = new FilingProvider(
                Text("organization_id"),
                Text("organization_name"),
                Text("organization_abbreviation"),
                Text("service_provider_id"),
                Text("service_provider_name")
            );
            var service = new ServiceOfFiling(serviceId, Text("service_name"));
            var survey = new FilingSurvey(
                Text("service_provided"),
                Text("transaction_point"),
                Text("channel").ToLowerInvariant()
            );
            var volumes = new FilingVolumes(
                Volume("volume_of_customers"),
                Volume("volume_of_customers_provided_survey_opportunity"),
                Volume("volume_of_respondents")
            );
            var control = Text("omb_control_number");
            var questions = Enumerable.Range(1, FilingSlots.Count).Select(Question).ToList();
            if (Found.Any(defect => defect.Spoils.Kind == SpoilsKind.Row))
                return null;
            return new Filing(
                row,
                id,
                provider,
                service,
                survey,
                year,
                quarter,
                volumes,
                control,
                [.. questions.OfType<FilingQuestion>()],
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))
            );
        }

        private FilingQuestion? Question(int slot)
        {
            var text = Part(slot, 0);
            var counts = ImmutableArray.CreateBuilder<long>(5);
            string? unreadable = null;
            for (var k = 1; k <= 5; k++)
            {
                var cell = Part(slot, k);
                if (Count(cell) is { } count)
                    counts.Add(count);
                else
                    unreadable ??= cell;
            }
            var mean = Mean(Part(slot, 6));
            if (unreadable is not null)
            {
                Found.Add(Defects.NotWhole(row, columns, slot, unreadable));
                return new FilingQuestion(slot, text, [], mean);
            }
            return text.Length == 0 && counts.All(count => count == 0)
                ? null
                : new FilingQuestion(slot, text, counts.MoveToImmutable(), mean);
        }

        private static decimal? Mean(string text) =>
            decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;

        private string Needed(string name)
        {
            var text = Text(name);
            if (text.Length == 0)
                Found.Add(Defects.RowWithout(row, columns, name));
            return text;
        }

        private int Whole(string name, int lowest, int highest)
        {
            var text = Text(name);
            if (Count(text) is { } number && number >= lowest && number <= highest)
                return (int)number;
            Found.Add(Defects.RowNumber(row, columns, name, text, lowest, highest));
            return 0;
        }

        private long? Volume(string name)
        {
            var text = Text(name);
            if (text.Length == 0)
                return null;
            var number = Count(text);
            if (number is null)
                Found.Add(Defects.VolumeUnreadable(row, columns, name, text));
            return number;
        }

        // Exports write whole numbers as 9707552.0; a thousand separator is a typed comma. Empty is zero.
        private static long? Count(string text)
        {
            if (text.Length == 0)
                return 0;
            if (
                text.Length <= 12
                && long.TryParse(
                    text,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var whole
                )
            )
                return whole;
            return
                decimal.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                && decimal.Truncate(number) == number
                && number is >= 0 and <= 1_000_000_000_000m
                ? (long)number
                : null;
        }

        private string Text(string name) => Say(columns.Text(fields, name));

        private string Part(int slot, int part) => Say(columns.Question(fields, slot, part));

        private string Say(string text)
        {
            text = text.Trim();
            said.Append(text).Append('\u001F');
            return text;
        }
    }
}
