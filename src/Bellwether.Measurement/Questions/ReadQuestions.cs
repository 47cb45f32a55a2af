using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>A form, question by question: choices, numbers, days and rankings, each with n, interval and method.</summary>
public sealed class ReadQuestions
{
    private readonly GatherQuestions gather;
    private readonly RateOfResponse rates;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ReadQuestions(
        GatherQuestions gather,
        RateOfResponse rates,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.gather = gather;
        this.rates = rates;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>The figures; refused when there is no such agency. Words and contacts are no figures and are not among them.</summary>
    public async Task<Outcome<FormFigures>> Run(
        QuestionsQuery query,
        CancellationToken cancel = default
    )
    {
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var gathered = await gather.Run(query, cancel);
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var rate = await rates.Run(
            query.AgencyId,
            query.Scope,
            query.Period,
            gathered.Responses,
            today,
            query.Channel,
            cancel
        );
        var least = gathered.Questions.Select(each => each.KeptBack).DefaultIfEmpty(0).Max();
        return new FormFigures
        {
            Scope = query.Scope,
            Period = query.Period,
            IsProvisional = query.Period.Last >= today,
            Responses = gathered.Shown,
            // What is kept back must not be told by a rate either.
            ResponseRate = least > 0 ? ResponseRate.Of(0, 0, gathered.Shown) : rate,
            Questions = [.. InOrder(gathered)],
            SmallestGroup = least,
            Cautions = [.. Cautions(query.Period.Last >= today, least, rate)],
        };
    }

    private static IEnumerable<QuestionFigure> InOrder(GatheredQuestions gathered) =>
        from question in gathered.Questions
        let newest = gathered.Newest.First(version => version.InstrumentId == question.InstrumentId)
        let at = newest.IndexOf(question.Item.Key)
        orderby newest.Title.In("en"), at < 0 ? int.MaxValue : at, question.Versions.Max descending
        select MakeQuestions.Of(question, question.Versions.Max < newest.Number);

    private static IEnumerable<LocalText> Cautions(bool isProvisional, int least, ResponseRate rate)
    {
        if (least > 0)
            yield return FigureCautions.KeptBack(least);
        if (isProvisional)
            yield return FigureCautions.Provisional();
        if (least == 0 && (rate.IsLow || rate.Knowledge != OfferKnowledge.Known))
            yield return rate.Words;
    }
}
