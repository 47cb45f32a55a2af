using System.CommandLine;
using Bellwether.Cli;

var root = new RootCommand(
    "Bellwether hears every customer, knows what drives trust, acts on it, and proves what changed."
);
foreach (var option in Shared.All)
    root.Options.Add(option);
foreach (var command in Commands.All())
    root.Subcommands.Add(command);
return await root.Parse(args).InvokeAsync();
