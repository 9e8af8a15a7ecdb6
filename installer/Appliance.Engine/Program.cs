using Appliance.Engine.Commands;

return await CommandLine.RunAsync(args, CommandStreams.FromProcess(), CancellationToken.None);
