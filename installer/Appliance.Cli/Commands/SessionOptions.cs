using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Cli.Output;

namespace Appliance.Cli.Commands;

/// <summary>Opens a session from a command line.</summary>
internal static class SessionOptions
{
    /// <exception cref="CommandLineException">The package source cannot be used.</exception>
    public static Task<Session> OpenAsync(this OutputOptions output, ParseResult parsed, SiteInputs inputs, CancellationToken cancellationToken) =>
        output.OpenAsync(parsed, output.Terminal(parsed), inputs, cancellationToken);

    /// <inheritdoc cref="OpenAsync(OutputOptions, ParseResult, SiteInputs, CancellationToken)"/>
    public static async Task<Session> OpenAsync(this OutputOptions output, ParseResult parsed, Terminal terminal, SiteInputs inputs, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(terminal, inputs, output.IsJson(parsed), cancellationToken);
        if (output.LogFile(parsed) is { } file)
        {
            session.LogTo(file);
        }

        return session;
    }
}
