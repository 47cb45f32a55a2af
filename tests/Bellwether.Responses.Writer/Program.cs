using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Responses.Writer;
using Microsoft.Extensions.DependencyInjection;

// Writes, erases, folds and rebuilds until it is killed, and prints the code of every receipt it was given.
// Arguments: "sqlite" and a folder, or "postgres" and a connection string.
await using var db =
    args[0] == "postgres"
        ? Db.Open(Directory.CreateTempSubdirectory("bellwether-test-").FullName, args[1])
        : Db.Open(args[1]);
await using var services = new ServiceCollection()
    .AddLogging()
    .AddFoundation(db)
    .AddResponses()
    .BuildServiceProvider();
await services.GetRequiredService<SchemaRunner>().Run();

var agency = new Guid("00000000-0000-4000-8000-00000000000a");
var collectors = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
var latest = new string[16];
var record = services.GetRequiredService<RecordResponses>();
var output = Console.Out;
using var atMost = new CancellationTokenSource(TimeSpan.FromMinutes(2));

var writers = Enumerable.Range(0, 64).Select(i => Write(new Random(i)));
await Task.WhenAll([.. writers, Erase(), Fold()]);

async Task Write(Random random)
{
    while (!atMost.IsCancellationRequested)
    {
        var receipt = await record.Run(Make(random));
        lock (output)
            output.WriteLine(receipt.Code);
        latest[random.Next(latest.Length)] = receipt.Code;
    }
}

async Task Erase()
{
    var erase = services.GetRequiredService<EraseResponses>();
    while (!atMost.IsCancellationRequested)
    {
        var some = latest.Where(code => code is not null).Distinct().Take(3).ToArray();
        await erase.Run(Actor.System(agency), some, "request");
        await Task.Delay(10);
    }
}

async Task Fold()
{
    while (!atMost.IsCancellationRequested)
    {
        await services.GetRequiredService<CompactCells>().Run();
        await Task.Delay(5);
        await services.GetRequiredService<RebuildCells>().Run();
    }
}

NewResponse Make(Random random)
{
    var version = Questionnaire.Version(agency, random.Next(1, 3));
    var day = new DateOnly(2026, 1, 1).AddDays(random.Next(60));
    return new NewResponse(
        Ids.New(TimeProvider.System),
        agency,
        collectors[random.Next(collectors.Length)],
        version,
        $"{Guid.CreateVersion7()}",
        new AnswerSheet(
            [.. version.Items.Select(item => item.Kind == ItemKind.Text ? 1L : random.Next(0, 6))],
            []
        ),
        new Slice("web", random.Next(2) == 0 ? "en" : "es"),
        day,
        Period.MonthNumber(new DateOnly(2026, 1, 1)),
        TimeProvider.System.GetUtcNow()
    )
    {
        Comments =
        [
            new NewComment(
                version.Items.Length - 1,
                "as it was written",
                "as it was written",
                "en"
            ),
        ],
    };
}
