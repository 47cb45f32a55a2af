namespace Bellwether.Access;

/// <summary>What a person is for, on one part of the organisation and everything below it.</summary>
public enum Role
{
    /// <summary>Reads published figures.</summary>
    Viewer = 1,

    /// <summary>Reads figures and redacted comments, brings data in, keeps the record of changes.</summary>
    Analyst = 2,

    /// <summary>Writes questionnaires and runs their collectors.</summary>
    FormManager = 3,

    /// <summary>Says yes: nothing goes out to the public without one.</summary>
    Approver = 4,

    /// <summary>Answers for the privacy of what people wrote: reads the trail, erases on request.</summary>
    PrivacyOfficer = 5,

    /// <summary>Reads everything on one page and decides what is told to the public.</summary>
    Executive = 6,

    /// <summary>Keeps accounts, organisation and the machine; does not read what people wrote.</summary>
    Administrator = 7,

    /// <summary>Reads words before others may, and answers when they say that somebody may be in danger.</summary>
    Screener = 8,

    /// <summary>Types in paper forms and asks on the phone; sees what they type, and no figures of others' words.</summary>
    Agent = 9,
}
