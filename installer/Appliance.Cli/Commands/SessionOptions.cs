using System.CommandLine;
using Appliance.Cli.Composition;

namespace Appliance.Cli.Commands;

/// <summary>Opens a session from a command line.</summary>
internal static class SessionOptions
{
    /// <exception cref="CommandLineException">The package source cannot be used.</exception>
    public static async Task<Session> OpenAsync(this OutputOptions output, ParseResult parsed, SiteInputs inputs, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(output.Terminal(parsed), inputs, output.IsJson(parsed), cancellationToken);
        if (output.LogFile(parsed) is { } file)
        {
            session.LogTo(file);
        }

        return session;
    }
}
