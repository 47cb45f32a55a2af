using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Bellwether.Responses;
using Bellwether.Text.Redaction;

namespace Bellwether.Publishing;

/// <summary>Writes the rows of some surveys into one file, and counts what it writes and what it leaves out.</summary>
internal sealed class WriteTrustFile(ReadResponses read)
{
    private const int PageSize = 4000;

    /// <summary>So many rows are put in order at once; a larger quarter is read in several passes, each a part of the names.</summary>
    private const int RowsAtOnce = 200_000;

    private const int NameParts = 256;
    private const string NoTrust = "no-trust-answer";
    private const string OtherForm = "other-questions";

    /// <summary>
    /// Writes one survey's rows, without a head, in the order of their names: the order of the log would tell who came before whom,
    /// and its neighbours on a quiet day.
    /// </summary>
    public async Task<SurveyRows> Run(SurveyEvidence survey, Stream to, CancellationToken cancel)
    {
        var count = new Count();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var shapes = survey.Versions.ToDictionary(
            version => version.Shape.Version.VersionId,
            version => version.Shape
        );
        var query = new ResponseQuery(
            survey.Service.AgencyId,
            [survey.Collector.CollectorId],
            survey.Quarter.First,
            survey.Quarter.Last
        )
        {
            Most = PageSize,
        };
        sha.AppendData(TrustFile.HeadLine);
        count.Bytes = TrustFile.HeadLine.Length;
        var passes = Math.Clamp((int)(survey.Respondents / RowsAtOnce) + 1, 1, NameParts);
        for (var pass = 0; pass < passes; pass++)
        {
            var (from, until) = (pass * NameParts / passes, (pass + 1) * NameParts / passes);
            var lines = new List<(string Name, byte[] Line)>();
            await foreach (var response in Read(query, pass == 0 ? count : null, cancel))
            {
                var name = RowId.Of(response.Place.ResponseId);
                var part = Convert.ToInt32(name[..2], 16);
                if (
                    part >= from
                    && part < until
                    && Row(survey, shapes, response, count) is { } line
                )
                    lines.Add((name, line));
            }
            foreach (var (_, line) in lines.OrderBy(each => each.Name, StringComparer.Ordinal))
            {
                sha.AppendData(line);
                count.Bytes += line.Length;
                await to.WriteAsync(line, cancel);
            }
        }
        return count.Rows(Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    private async IAsyncEnumerable<StoredResponse> Read(
        ResponseQuery query,
        Count? keptBack,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        ResponsePage some;
        do
        {
            some = await read.Run(query, cancel);
            keptBack?.KeepBack(some.KeptBack);
            foreach (var response in some.Responses)
                yield return response;
            query = query with { After = some.Next };
        } while (some.Next is not null);
    }

    private static byte[]? Row(
        SurveyEvidence survey,
        Dictionary<Guid, SurveyShape> shapes,
        StoredResponse response,
        Count count
    )
    {
        if (response.Excluded.Length > 0)
            return count.LeaveOut(response.Excluded);
        if (!shapes.TryGetValue(response.VersionId, out var shape))
            return count.LeaveOut(OtherForm);
        if (TrustRow.Of(shape, response) is not { } row)
            return count.LeaveOut(NoTrust);
        count.Written++;
        if (!survey.Quarter.Contains(response.Place.Day))
            count.Outside++;
        if (!TrustFile.IsInOrder(shape, row))
            count.Bad++;
        if (row.Words.Length > 0 && HoldsDetail(row.Words, response.Slice.Language))
            count.Unredacted++;
        return TrustFile.Line(row);
    }

    private static bool HoldsDetail(string words, string language) =>
        RedactWords
            .Run(words, language)
            .Found.Any(detail =>
                detail
                    is PersonalDetail.EmailAddress
                        or PersonalDetail.PhoneNumber
                        or PersonalDetail.SocialSecurityNumber
                        or PersonalDetail.TaxpayerNumber
                        or PersonalDetail.PaymentCard
                        or PersonalDetail.BankAccount
            );

    private sealed class Count
    {
        private readonly SortedDictionary<string, long> leftOut = new(StringComparer.Ordinal);

        public long Written { get; set; }

        public long Outside { get; set; }

        public long Bad { get; set; }

        public long Unredacted { get; set; }

        public long Bytes { get; set; }

        public byte[]? LeaveOut(string reason)
        {
            leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
            return null;
        }

        public void KeepBack(int rows)
        {
            if (rows > 0)
                leftOut[SurveyRows.SmallGroups] =
                    leftOut.GetValueOrDefault(SurveyRows.SmallGroups) + rows;
        }

        public SurveyRows Rows(string sha256) =>
            new(
                Written,
                leftOut.ToImmutableSortedDictionary(StringComparer.Ordinal),
                Bad,
                Outside,
                Unredacted,
                sha256,
                Bytes
            );
    }
}
