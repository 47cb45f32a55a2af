using System.Text;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics.Sums;

namespace Bellwether.Responses;

/// <summary>A response as the log keeps it, made outside the writer so that the writer only writes.</summary>
internal sealed record LogRow(
    NewResponse Response,
    CellShape Shape,
    Guid ExternalKey,
    byte[] Answers,
    IReadOnlyList<NewComment> Comments,
    bool? Favourable
)
{
    /// <summary>E-mail addresses and telephone numbers.</summary>
    public IReadOnlyList<WrittenAnswer> Contacts { get; private init; } = [];

    /// <summary>What it may have to find a place in.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    public bool IsCounted => Response.Disposition is Disposition.Complete or Disposition.Partial;

    /// <summary>Only made-up ids (of imports that run twice) can come again after an erasure; ids of Ids.New never do.</summary>
    public bool MayHaveBeenErased => Response.ResponseId.Version != 7;

    public EarlierResponse Itself =>
        new(Response.ResponseId, Response.LocalDay) { BatchId = Response.BatchId };

    // An opt-out keeps the day and nothing that tells more.
    public long? ReceivedAt => Response.ReceivedAt?.ToUnixTimeMilliseconds();

    public string? Referrer => Response.ReceivedAt is null ? null : Storable(Response.Referrer);

    public string? Page => Response.ReceivedAt is null ? null : Storable(Response.Page);

    public CountedResponse Counted =>
        new(
            Response.AgencyId,
            Response.CollectorId,
            Response.LocalDay.DayNumber,
            Period.MonthNumber(Response.LocalDay),
            Response.QuarterFirstMonth,
            Response.Slice.Channel,
            Response.Slice.Text
        );

    public static LogRow Of(NewResponse response, CellShape shape, SealWords seal)
    {
        Check(response, shape);
        return new LogRow(
            response,
            shape,
            Ids.From(response.CollectorId, response.ExternalId),
            PackedSums.Pack(response.Answers.Values.AsSpan()),
            AllWords(response, seal),
            Trust(response)
        )
        {
            Contacts = response.Answers.Contacts.IsDefaultOrEmpty
                ? []
                :
                [
                    .. response.Answers.Contacts.Select(contact =>
                        contact with
                        {
                            Words = Storable(contact.Words)!,
                        }
                    ),
                ],
        };
    }

    private static void Check(NewResponse response, CellShape shape)
    {
        if (response.ExternalId.Length == 0)
            throw new ArgumentException("A response has an external id.", nameof(response));
        _ = ReceiptCode.KeyOf(response.ResponseId, response.LocalDay);
        var values = response.Answers.Values;
        if (values.Length != shape.Items)
            throw new ArgumentException(
                $"{values.Length} answers were given for the {shape.Items} items of the version.",
                nameof(response)
            );
        foreach (var item in shape.Counted)
        {
            if (!item.Holds(values[item.ItemIndex]))
                throw new ArgumentException(
                    $"The answer to {item.Key} lies outside the version.",
                    nameof(response)
                );
        }
        // The id's first 48 bits are a time; midnight in every zone of the world falls on a quarter of an hour.
        if (response.ReceivedAt is null && response.ResponseId.Version == 7)
            if (Milliseconds(response.ResponseId) % 900_000 != 0)
                throw new ArgumentException(
                    "After an opt-out the response id must be stamped with the start of the day only.",
                    nameof(response)
                );
    }

    /// <summary>The time a version 7 id was made, in milliseconds since 1970.</summary>
    public static long Milliseconds(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16
            & 0xFFFF_FFFF_FFFF;
    }

    private static IReadOnlyList<NewComment> AllWords(NewResponse response, SealWords seal)
    {
        if (response.Comments.Count == 0 && response.Answers.Texts.IsDefaultOrEmpty)
            return [];
        var comments = response
            .Comments.Select(comment =>
                comment with
                {
                    Original = Kept(comment.Original, response, seal),
                    Redacted = Storable(comment.Redacted),
                    Language = Storable(comment.Language)!,
                }
            )
            .ToList();
        if (!response.Answers.Texts.IsDefault)
            comments.AddRange(
                response
                    .Answers.Texts.Where(text =>
                        text.Words.Length > 0
                        && !response.Comments.Any(comment => comment.ItemIndex == text.ItemIndex)
                    )
                    .Select(text => new NewComment(
                        text.ItemIndex,
                        Kept(text.Words, response, seal),
                        null
                    ))
            );
        return comments;
    }

    // Words as written never lie open in the database.
    private static string Kept(string words, NewResponse response, SealWords seal) =>
        response.DropOriginals ? "" : seal.Run(Storable(words)!, response.ResponseId);

    private static bool? Trust(NewResponse response)
    {
        if (response.Comments.Count == 0 && response.Answers.Texts.IsDefaultOrEmpty)
            return null;
        var items = response.Version.Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Kind != ItemKind.SingleChoice || items[i].Measures != "trust")
                continue;
            var value = response.Answers.Values[i];
            return value > 0 ? items[i].Options[(int)value - 1].Favourable : null;
        }
        return null;
    }

    // PostgreSQL keeps neither the zero character nor half a surrogate pair; both databases must keep the same words.
    private static string? Storable(string? text)
    {
        if (text is null)
            return null;
        var clean = text.Contains('\0', StringComparison.Ordinal)
            ? text.Replace('\0', '\uFFFD')
            : text;
        foreach (var unit in clean.AsSpan())
            if (char.IsSurrogate(unit))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean));
        return clean;
    }
}
