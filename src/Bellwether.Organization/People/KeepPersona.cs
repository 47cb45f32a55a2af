using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>A persona to write down.</summary>
/// <param name="Slug">Its place in addresses; empty: made from the name.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Segment">The slug of its segment.</param>
/// <param name="Statements">Each sentence with the ids of its evidence.</param>
public sealed record PersonaToKeep(
    string Slug,
    string Name,
    string Segment,
    IReadOnlyList<StatementToKeep> Statements
)
{
    /// <summary>Its name in Spanish.</summary>
    public string? SpanishName { get; init; }

    /// <summary>The revision that was read; another one now is a conflict. Null: not checked.</summary>
    public long? Revision { get; init; }
}

/// <summary>A sentence to write down.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">The evidence it rests on.</param>
public sealed record StatementToKeep(string Text, IReadOnlyList<Guid> Evidence);

/// <summary>Writes a persona down: only sentences that evidence of its segment shows, none about who somebody is by birth or belief.</summary>
public sealed class KeepPersona(Db db, TimeProvider time)
{
    private const int MostStatements = 20;

    /// <summary>Writes it; gives its slug.</summary>
    public async Task<Outcome<string>> Run(
        Actor actor,
        PersonaToKeep what,
        CancellationToken cancel = default
    ) => await db.Write(tx => Keep(tx, actor, what), cancel);

    private async Task<Outcome<string>> Keep(
        DbTransaction transaction,
        Actor actor,
        PersonaToKeep what
    )
    {
        await UnitStore.LockTree(transaction, actor.AgencyId);
        var connection = transaction.Connection!;
        var segments = await StoredSegment.Store.List(connection, actor.AgencyId, transaction);
        var standing = (await EvidenceStore.List(connection, actor.AgencyId, transaction))
            .Where(each => each.Stands && each.Segment == what.Segment)
            .Select(each => each.EvidenceId)
            .ToHashSet();
        var faults = new FaultList();
        var name = faults.Name(what.Name, "name");
        var slug = string.IsNullOrWhiteSpace(what.Slug) ? ServiceName.Slug(name) : what.Slug.Trim();
        faults.When(
            ServiceName.Slug(slug) != slug || (slug.Length == 0 && name.Length > 0),
            "slug",
            "Use small letters, digits and single hyphens."
        );
        faults.When(
            segments.All(each => each.Slug != what.Segment),
            "segment",
            "Choose one of the segments of this agency."
        );
        Protected(name, "name", faults);
        var statements = Statements(what.Statements ?? [], standing, faults);
        var persona = new StoredPersona
        {
            Name = name,
            SpanishName = faults.Text(what.SpanishName, "spanishName"),
            Segment = what.Segment,
            Statements = statements,
        };
        if (
            faults.Refuse(
                new Refusal(
                    "persona.invalid",
                    RefusalKind.Invalid,
                    "The persona cannot be written down yet. Please look at the marked fields."
                )
            ) is
            { } refusal
        )
            return refusal;
        var known = await StoredPersona.Store.List(connection, actor.AgencyId, transaction);
        if (
            what.Revision is { } revision
            && (known.FirstOrDefault(each => each.Slug == slug)?.Revision ?? 0) != revision
        )
            return new Refusal(
                "persona.stale",
                RefusalKind.Conflict,
                revision == 0
                    ? "A persona of this name is there already. Choose another name."
                    : "Somebody else has changed this persona meanwhile. Look at it as it is now, then make your change again."
            );
        await StoredPersona.Store.Keep(
            transaction,
            actor.AgencyId,
            [(slug, persona)],
            actor.Name,
            time.GetUtcNow()
        );
        return slug;
    }

    private static List<StoredStatement> Statements(
        IReadOnlyList<StatementToKeep> given,
        HashSet<Guid> standing,
        FaultList faults
    )
    {
        var found = new List<StoredStatement>();
        for (var i = 0; i < given.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(given[i].Text))
                continue;
            var field = $"statement.{i + 1}";
            var text = faults.Name(given[i].Text, field, 400);
            Protected(text, field, faults);
            var evidence = (given[i].Evidence ?? []).Distinct().ToList();
            faults.When(
                evidence.Count == 0,
                field,
                "Name the evidence that shows this. A persona says nothing that nobody found out."
            );
            faults.When(
                evidence.Exists(id => !standing.Contains(id)),
                field,
                "Some of the evidence does not belong to this segment, or was taken away. Choose what stands."
            );
            found.Add(new StoredStatement(text, evidence));
        }
        faults.When(
            found.Count == 0,
            "statement.1",
            "Write at least one sentence, with its evidence."
        );
        faults.When(
            found.Count > MostStatements,
            "statement.1",
            $"Write {MostStatements} sentences or fewer."
        );
        return found;
    }

    private static void Protected(string text, string field, FaultList faults)
    {
        if (ProtectedWords.Find(text) is { } word)
            faults.Add(
                field,
                $"“{word}” says who somebody is, not what they need. A persona is one invented person; nothing protected is guessed about a person. Write the need: reads Spanish, uses a screen reader, cannot leave work."
            );
    }
}
