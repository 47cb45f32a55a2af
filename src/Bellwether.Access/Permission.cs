namespace Bellwether.Access;

/// <summary>Everything that somebody may or may not do. Pages and routes name exactly one.</summary>
public enum Permission
{
    /// <summary>Read figures, trends and comparisons.</summary>
    ReadFigures = 1,

    /// <summary>Read what people wrote, after redaction.</summary>
    ReadComments = 2,

    /// <summary>Read agencies, units, services and channels.</summary>
    ReadOrganization = 3,

    /// <summary>Change units, services and volumes.</summary>
    ManageOrganization = 4,

    /// <summary>Write and change drafts of instruments.</summary>
    DraftInstruments = 5,

    /// <summary>Publish an instrument, which freezes the version.</summary>
    PublishInstruments = 6,

    /// <summary>Open, close and change collectors.</summary>
    ManageCollectors = 7,

    /// <summary>Import answers, filings and volumes.</summary>
    ImportData = 8,

    /// <summary>Record what was heard, what was done and what came of it.</summary>
    RecordChanges = 9,

    /// <summary>Show a recorded change to the public.</summary>
    PublishChanges = 10,

    /// <summary>Erase a person's answers by law.</summary>
    EraseResponses = 11,

    /// <summary>Invite people, give and take roles.</summary>
    ManageAccounts = 12,

    /// <summary>Read and verify the audit trail.</summary>
    ReadAudit = 13,

    /// <summary>Verify, rebuild and compact the store.</summary>
    RunMaintenance = 14,

    /// <summary>Say yes, as the privacy officer, to what an instrument asks before it is published.</summary>
    ApprovePrivacy = 15,

    /// <summary>Write down, renew and choose what lets the agency ask, and attest wordings.</summary>
    ManageClearances = 16,

    /// <summary>Read the words of collectors whose handling is not approved yet.</summary>
    ScreenComments = 17,

    /// <summary>Answer for words that may say that somebody is in danger, and open sealed words for a reason.</summary>
    HandleSafety = 18,

    /// <summary>Mark answers as spam, flagged or deleted, and take that back.</summary>
    ModerateResponses = 19,

    /// <summary>Type in answers given on paper or on the phone, and how many people were asked there.</summary>
    EnterAnswers = 20,

    /// <summary>Make keys for programs and take them back.</summary>
    ManageKeys = 21,

    /// <summary>Take answers away as a file, one row each.</summary>
    ExportResponses = 22,

    /// <summary>Put the quarterly filings together.</summary>
    PrepareFilings = 23,

    /// <summary>Submit a filing that somebody else prepared.</summary>
    SubmitFilings = 24,

    /// <summary>Change the weights of an index, which makes a new version, and enter what the operation counts.</summary>
    EditIndices = 25,

    /// <summary>Set right what comments are about, and propose quotes.</summary>
    CodeComments = 26,

    /// <summary>Let words out that somebody else proposed as a quote.</summary>
    ApproveQuotes = 27,

    /// <summary>Change what is known of services, journeys, segments and personas, and benchmarks of one's own.</summary>
    ManageCatalogue = 28,

    /// <summary>Take up cases: who looks after them, what was answered, what lay behind them.</summary>
    HandleCases = 29,

    /// <summary>Open the e-mail address or telephone number of somebody who asked to be called back, for a reason that is kept.</summary>
    ReadContacts = 30,

    /// <summary>Log what was seen at the front, ask whoever owns a service, and read yesterday's redacted words of one's own services.</summary>
    LogObservations = 31,
}
