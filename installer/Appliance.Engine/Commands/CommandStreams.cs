namespace Appliance.Engine.Commands;

/// <summary>Where a command reads and writes.</summary>
internal sealed record CommandStreams(TextReader Input, TextWriter Output, TextWriter Error)
{
    public static CommandStreams FromProcess() => new(Console.In, Console.Out, Console.Error);
}
