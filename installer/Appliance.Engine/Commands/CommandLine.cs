using Appliance.Engine.Commands.Nodes;
using Appliance.Engine.Configuration;

namespace Appliance.Engine.Commands;

/// <summary>The verbs of appliance-engine.</summary>
internal static class CommandLine
{
    public const string Usage = """
        appliance-engine: the appliance's built-in engine

          run --config FILE                   serve until told to stop
          migrate --config FILE               bring the database to this version's schema
          admin set-password --config FILE [--user admin@internal]
                                              set the password (one line on standard input) and unlock
          admin unlock --config FILE [--user admin@internal]
          inventory apply --config FILE       take in the inventory (JSON on standard input)
          node VERB … --config FILE           hosts and those that ask to become one; answers in JSON:
            token [--name NAME] [--lifetime 1h]   a one-time token to join with
            list, show NAME                   hosts, and machines that wait for approval
            approve NAME|WORDS, reject NAME|WORDS
            failed NAME                       keep why enrolling it failed (one line on standard input)
            maintenance NAME on|off
            remove NAME [--force]             asks it to leave; --force forgets it at once
            power-secret NAME                 set the secret (one line on standard input)
            power-status NAME                 ask the fence agent
          --version

        Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the configuration is invalid.
        """;

    public static Task<int> RunAsync(string[] args, CommandStreams streams, CancellationToken cancellationToken) => args switch
    {
        ["--version"] => Say(streams, $"{Product.Executable} {Product.Version}"),
        ["--help" or "-h" or "help"] => Say(streams, Usage),
        ["run", .. var options] => WithConfiguration(options, streams, new RunCommand(streams).RunAsync, cancellationToken),
        ["migrate", .. var options] => WithConfiguration(options, streams, new MigrateCommand(streams).RunAsync, cancellationToken),
        ["admin", "set-password", .. var options] => WithConfiguration(options, streams, new SetPasswordCommand(streams).RunAsync, cancellationToken),
        ["admin", "unlock", .. var options] => WithConfiguration(options, streams, new UnlockCommand(streams).RunAsync, cancellationToken),
        ["inventory", "apply", .. var options] => WithConfiguration(options, streams, new InventoryCommand(streams).RunAsync, cancellationToken),
        ["node", var verb, .. var words] => WithNodeArguments(verb, words, streams, cancellationToken),
        _ => Misuse(streams, args.Length == 0 ? "Which verb?" : $"There is no verb '{string.Join(' ', args.Take(2))}'."),
    };

    private static async Task<int> WithConfiguration(
        string[] options,
        CommandStreams streams,
        Func<CommandOptions, CancellationToken, Task<int>> run,
        CancellationToken cancellationToken)
    {
        var (file, user, wrong) = CommandOptions.Parse(options);
        if (wrong is not null)
            return await Misuse(streams, wrong);
        return await WithFile(file!, streams, configuration => run(new CommandOptions(configuration, user), cancellationToken), cancellationToken);
    }

    private static async Task<int> WithNodeArguments(string verb, string[] words, CommandStreams streams, CancellationToken cancellationToken)
    {
        var (arguments, wrong) = NodeArguments.Parse(words);
        if (arguments is null)
            return await Misuse(streams, wrong!);
        return NodeCommand.Find(verb, arguments) is { } work
            ? await WithFile(arguments.ConfigurationFile, streams, configuration => new NodeCommand(streams).RunAsync(configuration, arguments, work, cancellationToken), cancellationToken)
            : await Misuse(streams, $"'node {verb}' is no verb, or wants other values.");
    }

    private static async Task<int> WithFile(string file, CommandStreams streams, Func<EngineConfiguration, Task<int>> run, CancellationToken cancellationToken)
    {
        var result = await ConfigurationReader.ReadFileAsync(file, cancellationToken);
        if (result.Configuration is { } configuration)
            return await run(configuration);
        await streams.Error.WriteLineAsync($"{Product.Executable}: the configuration {file} is invalid. Mend these and start again:");
        foreach (var error in result.Errors)
            await streams.Error.WriteLineAsync($"  {error}");
        return ExitCode.ConfigurationInvalid;
    }

    private static async Task<int> Say(CommandStreams streams, string text)
    {
        await streams.Output.WriteLineAsync(text);
        return ExitCode.Done;
    }

    private static async Task<int> Misuse(CommandStreams streams, string what)
    {
        await streams.Error.WriteLineAsync($"{Product.Executable}: {what} See {Product.Executable} --help.");
        return ExitCode.WrongUsage;
    }
}
