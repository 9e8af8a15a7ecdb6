using System.CommandLine;
using Appliance.Cli.Flows;
using Appliance.Machines.Ssh;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node add</c>.</summary>
internal static class NodeAddCommand
{
    private const int DefaultParallel = 8;
    private const int MostParallel = 256;

    public static Command Create(OutputOptions output)
    {
        var command = new Command("add", "Enrol nodes by SSH, many at once: those of the answers, or NAME=ADDRESS.");
        var nodes = new Argument<string[]>("NODE") { Description = "Name of a node of the answers, or NAME=ADDRESS; all of the answers when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var site = new SiteOptions();
        var parallel = new Option<int>("--parallel") { Description = "How many at once.", HelpName = "N", DefaultValueFactory = _ => DefaultParallel };
        var user = new Option<string?>("--ssh-user") { Description = "Log in as this user: root, or one that may use sudo.", HelpName = "USER" };
        var key = new Option<string?>("--ssh-key") { Description = "Log in with this private key.", HelpName = "FILE" };
        var hostKey = new Option<string?>("--host-key") { Description = "The fingerprint the node's host key must have.", HelpName = "SHA256:…" };
        command.Arguments.Add(nodes);
        site.AddTo(command);
        command.Options.Add(parallel);
        command.Options.Add(user);
        command.Options.Add(key);
        command.Options.Add(hostKey);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var inputs = site.Read(parsed);
            var options = new NodeAddOptions
            {
                Offline = inputs.Offline,
                PackageSource = inputs.PackageSource,
                Nodes = parsed.GetValue(nodes) ?? [],
                Parallel = parsed.GetValue(parallel),
                SshUser = parsed.GetValue(user),
                SshKey = parsed.GetValue(key),
                HostKey = parsed.GetValue(hostKey),
                Again = Again(parsed, "--answers", "--set", "--prefix", "--package-source", "--ssh-user", "--ssh-key"),
            };
            Check(options);
            // The packages are the nodes' to install, from where they see them.
            using var session = await output.OpenAsync(parsed, inputs with { Offline = false, PackageSource = null }, cancellationToken);
            return await NodeVerb.TellAsync(async () => await new NodeAddFlow(session, new EngineNodes(session.Machine), options, inputs.AnswerFiles.Count > 0 || inputs.Sets.Count > 0)
                .RunAsync(await ProgramFile.ReadAsync(Self(), cancellationToken)));
        });
        return command;
    }

    private static void Check(NodeAddOptions options)
    {
        if (options.Parallel is < 1 or > MostParallel)
        {
            throw new CommandLineException($"--parallel is 1 to {MostParallel}.", ExitCode.Usage);
        }

        if (options.SshUser is { } user && (user.Length is 0 or > 32 || user[0] == '-' || !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')))
        {
            throw new CommandLineException($"--ssh-user {user} cannot be a user's name.", ExitCode.Usage);
        }

        if (options.SshKey is { } key && (!File.Exists(key) || key.Contains('"', StringComparison.Ordinal)))
        {
            throw new CommandLineException($"--ssh-key {key}: there is no such file.", ExitCode.Usage);
        }

        if (options.HostKey is { } pin && (pin.Length != 50 || !pin.StartsWith("SHA256:", StringComparison.Ordinal)))
        {
            throw new CommandLineException($"--host-key {pin} is no fingerprint: SHA256: and 43 characters, as `ssh-keygen -lf` prints it.", ExitCode.Usage);
        }
    }

    // A build that is not packaged is many files and needs the runtime.
    private static string Self() => Environment.ProcessPath is { } self && !File.Exists(self + ".dll")
        ? self
        : throw new CommandLineException("This program is not the packaged one, so it cannot be carried to nodes. Use the one that ./build.sh --target Package makes.", ExitCode.Failed);

    private static IReadOnlyList<string> Again(ParseResult parsed, params string[] names) =>
    [
        .. parsed.CommandResult.Children.OfType<System.CommandLine.Parsing.OptionResult>()
            .Where(result => !result.Implicit && names.Contains(result.Option.Name))
            .SelectMany(result => result.Tokens.SelectMany(token => new[] { result.Option.Name, new Machines.Commands.Command(token.Value, []).ToString() })),
    ];
}
