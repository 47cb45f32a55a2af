using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Bench;

/// <summary>What one run of the load gave: finished rounds a second, the wait of one request in ms, and what was not answered with success.</summary>
internal sealed record LoadResult(double PerSecond, double P50, double P99, long Failed);

/// <summary>The load: wrk (apt-get install wrk) with a script that gives every answer an id of its own, or shows the form and sends it back.</summary>
internal sealed partial class IntakeLoad : IDisposable
{
    private readonly string address;
    private readonly bool flows;
    private readonly string script = Path.GetTempFileName();

    public IntakeLoad(string address, string mode, bool allSpeak)
    {
        this.address = address;
        flows = mode == "flows";
        File.WriteAllText(script, (flows ? Flow : Answer(allSpeak)) + Report);
    }

    public async Task<LoadResult> Run(int connections, int seconds)
    {
        var start = new ProcessStartInfo("wrk")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (
            var word in $"-t2 -c{connections} -d{seconds}s --timeout 10s -s {script} {address}".Split(
                ' '
            )
        )
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (Done().Match(text) is not { Success: true } done)
            throw new InvalidOperationException("wrk said: " + text);
        return new LoadResult(
            Number(done, 1) / (flows ? 2 : 1) / Number(done, 3) * 1e6,
            Number(done, 4) / 1000,
            Number(done, 5) / 1000,
            (long)Number(done, 2)
        );
    }

    public void Dispose() => File.Delete(script);

    private static double Number(Match match, int group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // 608 bytes of JSON: seven answers, and either words (one in seven, or all) or a long referrer.
    private static string Answer(bool allSpeak) =>
        $$$"""
            local threads = 0
            function setup(thread) threads = threads + 1; thread:set("id", threads) end
            local count, seed = 0, os.time() % 1000000
            local long = 'https://service.example/' .. string.rep('a', 186)
            local words = ',"comment":"The person at the counter was patient with me, but I had to bring the same letter twice and nobody could say why. Case %d."'
            local head = { ["Content-Type"] = "application/json" }
            function request()
              count = count + 1
              local speaks = {{{(allSpeak ? "true" : "count % 7 == 0")}}}
              local body = string.format(
                '{"externalId":"%06x%02x-4f6e-9c55-%012x","language":"%s","page":"https://service.example/renew/a/passport/done/thanks","referrer":"%s","answers":{"satisfaction":"%d","trust":"%d","effectiveness":"%d","ease":"%d","efficiency":"%d","transparency":"%d","employee":"%d"%s}}',
                seed, id, count, count % 4 == 0 and 'es' or 'en', speaks and 'https://service.example/search?q=renew' or long,
                count % 5 + 1, count % 4 + 2, count % 3 + 3, count % 5 + 1, count % 4 + 1, count % 3 + 2, count % 5 + 1,
                speaks and string.format(words, count) or '')
              return wrk.format("POST", "/api/v1/collectors/bench-" .. count % {{{IntakeWorld.Collectors}}} .. "/responses", head, body)
            end

            """;

    // Each form that was shown is sent back once, with the visit it carried.
    private const string Flow = """
        local shown, sent = {}, 0
        local head = { ["Content-Type"] = "application/x-www-form-urlencoded" }
        function request()
          local last = table.remove(shown)
          if last == nil then return wrk.format("GET", "/f/bench-0") end
          sent = sent + 1
          return wrk.format("POST", "/f/bench-0", head,
            "bw-visit=" .. last .. "&bw-shown=all&satisfaction=" .. sent % 5 + 1 .. "&trust=" .. sent % 4 + 2 ..
            "&effectiveness=4&ease=5&efficiency=3&transparency=4&employee=5&comment=" .. (sent % 7 == 0 and "It+took+two+visits+but+people+were+kind" or ""))
        end
        function response(status, headers, body)
          local visit = body:match('name="bw%-visit"[^>]-value="([^"]+)"')
          if visit then shown[#shown + 1] = visit end
        end

        """;

    private const string Report = """
        function done(summary, latency)
          local e = summary.errors
          io.write(string.format("DONE %d %d %d %d %d\n", summary.requests,
            e.status + e.timeout + e.read + e.write + e.connect, summary.duration, latency:percentile(50), latency:percentile(99)))
        end
        """;

    [GeneratedRegex(@"DONE (\d+) (\d+) (\d+) (\d+) (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Done();
}
