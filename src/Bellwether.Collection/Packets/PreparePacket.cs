using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>Fills in the papers of a request from the questionnaire, the collector and the clearance.</summary>
public sealed class PreparePacket(
    Db db,
    FindVersion findVersion,
    FindAgency findAgency,
    FindService findService,
    TimeProvider time
)
{
    private static readonly ImmutableArray<string> Certified =
    [
        "The collection is voluntary.",
        "The collection is low-burden for respondents and low-cost for the Federal Government.",
        "The collection is non-controversial and does not raise issues of concern to other agencies.",
        "Information gathered will not be used for the purpose of substantially informing influential policy decisions.",
        "The collection is targeted to people who have experience with the program, or may have it in the near future.",
    ];

    /// <summary>The packet, filled in; its own list says what somebody should read and mend.</summary>
    public async Task<Outcome<RequestPacket>> Run(
        Guid agencyId,
        PacketToPrepare what,
        CancellationToken cancel = default
    )
    {
        var agency = await findAgency.Run(agencyId, cancel);
        if (
            agency is null
            || await findVersion.Run(agencyId, what.VersionId, cancel) is not { } version
        )
            return new Refusal(
                "clearance.version-unknown",
                RefusalKind.NotFound,
                "There is no such published version in this agency."
            );
        var collector = what.CollectorId is { } id
            ? await CollectorStore.Find(db, agencyId, id, cancel)
            : null;
        if (what.CollectorId is not null && collector is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        if (what.Respondents is < 1 or > 1_000_000_000)
            return AddClearance.Invalid(
                [new Fault("respondents", "Give a whole number of answers above 0.")],
                "en"
            );
        var clearance = what.ClearanceId is { } given
            ? await ClearanceStore.Find(db, agencyId, given, cancel)
            : collector?.Clearance;
        var rules = await JurisdictionStore.Find(db, agencyId, cancel);
        var service = (collector?.ServiceId ?? what.ServiceId) is { } serviceId
            ? await findService.Run(agencyId, serviceId.ToString(), cancel)
            : (Outcome<Service>?)null;
        var known = new Known(
            agency,
            version,
            collector,
            clearance,
            rules,
            service is { IsDone: true } found ? found.Value : null,
            agency.Calendar.LocalDay(time.GetUtcNow())
        );
        return Fill(what, known);
    }

    private static RequestPacket Fill(PacketToPrepare what, Known known)
    {
        var (agency, version, collector, clearance, rules, service, today) = known;
        var name = service?.Name ?? "";
        var about = name.Length > 0 ? name : version.Title.In("en");
        var channel = Channel.Find(collector?.Channel ?? what.Channel ?? "")?.Name;
        var basis = clearance is null ? null : rules.Basis(clearance.Basis);
        var respondents = what.Respondents ?? clearance?.ResponsesPerYear;
        var contact = Given(what.Contact) ?? Given(collector?.Contact);
        var check = new List<string>();
        string Or(string? given, string field, string usual)
        {
            if (Given(given) is { } written)
                return written;
            check.Add(field);
            return usual;
        }

        var purpose = Or(
            what.Purpose,
            "purpose",
            $"We hope to learn how people experience this service ({about}): whether they trust it, what worked, and what could be better."
        );
        var selected = Or(
            what.Selected,
            "whoAndHowSelected",
            channel is null
                ? $"People who have just used the service ({about}). Everyone is offered the survey; nobody is chosen by who they are."
                : $"People who have just used the service ({about}) on this channel: {channel.ToLowerInvariant()}. Everyone is offered the survey; nobody is chosen by who they are."
        );
        var when = Or(what.When, "when", When(collector, clearance));
        var incentive = Or(what.Incentive, "incentive", "No incentive is offered.");
        if (respondents is null)
            check.Add("burden");
        if (contact is null)
            check.Add("contact");
        if (channel is null)
            check.Add("howCollected");
        var minutes = clearance is { BurdenMinutes: > 0 }
            ? clearance.BurdenMinutes
            : version.Minutes;
        return new RequestPacket(
            name.Length > 0 ? $"{version.Title.In("en")} ({name})" : version.Title.In("en"),
            agency.Name,
            name
        )
        {
            ControlNumber = clearance?.ControlNumber ?? "",
            Basis = basis?.Name.In("en") ?? "",
            Purpose = purpose,
            Use = Use(clearance),
            ActivityType = clearance?.Basis switch
            {
                "usability_test" => "User testing",
                "observation" => "Customer research",
                _ => "Customer feedback survey",
            },
            Reported =
                version.Template?.StartsWith("a11-v2", StringComparison.Ordinal) == true
                    ? "Yes: the questions follow OMB Circular A-11, section 280, and results are reported each quarter."
                    : "No.",
            HowCollected = channel is null ? "To be decided." : $"{channel}.",
            WhoAndHowSelected = selected,
            HowAsked =
                "People follow a link, code or paper form. Nobody is followed or reminded; the form sets no cookie and needs no script.",
            WhatItLooksLike = LooksLike(version),
            When = when,
            Incentive = incentive,
            Questions = PacketQuestions.Of(version),
            Burden = [new PacketBurden("Individuals or households", respondents, minutes)],
            Certification = rules.Rule(RuleKind.NeedsBasis) is null ? [] : Certified,
            PersonalDetails = Personal(version, clearance),
            Contact = contact is null ? agency.Name : $"{agency.Name}, {contact}",
            VersionNumber = version.Number,
            ContentHash = version.ContentHash,
            PreparedOn = today,
            ToCheck = [.. check],
        };
    }

    private static string Use(Clearance? clearance) =>
        "Staff of the service read the counts and the redacted comments to find what works and to mend what does not. Outcomes are a list of changes made because people asked for them, and quarterly figures"
        + (
            clearance switch
            {
                null => ".",
                { MayPublish: true } => ", which are published.",
                _ => ", for use within the agency; results are not published.",
            }
        );

    private static string When(Collector? collector, Clearance? clearance)
    {
        var from = collector?.OpensOn is { } opens ? $"From {Day(opens)}" : "From approval on";
        var last = collector?.ClosesOn ?? clearance?.ExpiresOn;
        return last is { } day ? $"{from}, until {Day(day)}." : $"{from}, continuously.";
    }

    private static string LooksLike(InstrumentVersion version)
    {
        var questions = version.Items.Count(item =>
            item.IsShown && item.Kind != ItemKind.Statement
        );
        var languages = string.Join(
            " and ",
            version.Languages.Select(code =>
                code switch
                {
                    "en" => "English",
                    "es" => "Spanish",
                    _ => code,
                }
            )
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"A form of {questions} questions in {languages}, about {version.Minutes:0.#} minutes. It works on a phone, by keyboard and with a screen reader. People get a receipt code with which they can withdraw their answer."
        );
    }

    private static ImmutableArray<PacketAnswer> Personal(
        InstrumentVersion version,
        Clearance? clearance
    )
    {
        var contact = version.Items.Where(item => item.IsContact).Select(item => item.Key).ToList();
        var hasRecords = clearance?.PrivacyStatement is not null;
        return
        [
            new(
                "Is personally identifiable information collected?",
                contact.Count > 0
                    ? $"Yes, optional contact details: {string.Join(", ", contact)}. They are kept apart from the answers."
                    : "No. People are asked not to write personal details; those they write all the same are removed before staff read the words."
            ),
            new(
                "If yes, is it kept in records covered by the Privacy Act of 1974?",
                hasRecords ? "Yes; the Privacy Act statement stands on the first screen." : "No."
            ),
            new(
                "If yes, is a current system of records notice published?",
                hasRecords ? "To be confirmed by the privacy officer." : "Not applicable."
            ),
        ];
    }

    private static string Day(DateOnly day) =>
        day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string? Given(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Known(
        Agency Agency,
        InstrumentVersion Version,
        Collector? Collector,
        Clearance? Clearance,
        Jurisdiction Rules,
        Service? Service,
        DateOnly Today
    );
}
