using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Bellwether.Monitoring.Tests;

/// <summary>A web address that keeps what it is sent and answers as it is told.</summary>
internal sealed class WebReceiver : IDisposable
{
    private readonly HttpListener listener = new();

    public WebReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/";
        }
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Serve();
    }

    public string Address { get; }

    public int Answer { get; set; } = 200;

    public ConcurrentQueue<(WebHeaderCollection Headers, byte[] Body)> Got { get; } = [];

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Got.Enqueue(((WebHeaderCollection)context.Request.Headers, body.ToArray()));
                context.Response.StatusCode = Answer;
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
