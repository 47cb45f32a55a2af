namespace Bellwether.Publishing;

/// <summary>The rules that a survey's quarterly file must meet, each in a file of its own.</summary>
/// <remarks>Source: the compliance rules of OMB Circular A-11, section 280, as agencies' files are judged by them. The first
/// four are about the three-question form; those that need the rows are left out until they have been read.</remarks>
internal static class FilingRules
{
    public static IReadOnlyList<RuleFinding> Check(SurveyEvidence survey)
    {
        var isNew = survey.Kind == SurveyKind.TrustAndReasons;
        var findings = new List<RuleFinding?>
        {
            isNew ? TrustQuestionRule.Check(survey) : null,
            isNew ? DriverListsRule.Check(survey) : null,
            isNew ? OpenQuestionRule.Check(survey) : null,
            isNew ? BranchRule.Check(survey) : null,
            ControlNumberRule.Check(survey),
            DetailsRule.Check(survey),
            VolumesRule.Check(survey),
            ValuesRule.Check(survey),
            QuarterRule.Check(survey),
            RedactionRule.Check(survey),
            ExclusionsRule.Check(survey),
            WordingRule.Check(survey),
        };
        return [.. findings.OfType<RuleFinding>()];
    }
}
