using System.Text.Json;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(RefusalKind.Invalid, 422)]
    [InlineData(RefusalKind.NotFound, 404)]
    [InlineData(RefusalKind.Conflict, 409)]
    [InlineData(RefusalKind.Forbidden, 403)]
    public void Every_kind_of_refusal_has_one_status_and_keeps_its_code(
        RefusalKind kind,
        int status
    )
    {
        var answer = (ProblemHttpResult)
            new Refusal("collector.closed", kind, "The form is closed.").ToProblem();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("collector.closed", answer.ProblemDetails.Extensions["code"]);
        Assert.Equal("The form is closed.", answer.ProblemDetails.Detail);
    }

    [Fact]
    public void Faults_come_back_by_field()
    {
        var refusal = new Refusal("form.faults", RefusalKind.Invalid, "Two answers are missing.")
        {
            Faults = [new Fault("trust", "Choose one.")],
        };

        var answer = (ProblemHttpResult)refusal.ToProblem();

        Assert.Contains(
            "\"Choose one.\"",
            JsonSerializer.Serialize(answer.ProblemDetails.Extensions["faults"])
        );
    }

    [Fact]
    public void What_was_done_is_answered_as_it_is()
    {
        Outcome<int> outcome = 7;

        var answer = outcome.Answer(value => Results.Ok(value));

        Assert.Equal(7, ((Ok<int>)answer).Value);
    }
}
