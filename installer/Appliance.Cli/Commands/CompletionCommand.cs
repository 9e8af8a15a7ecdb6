using System.CommandLine;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance completion</c>: what makes Tab work in a shell.</summary>
internal static class CompletionCommand
{
    // Both ask the program itself, through its [suggest] directive, so that they never lag behind it.
    private const string Bash = """
        _appliance() {
            local IFS=$'\n'
            COMPREPLY=( $(compgen -W "$(appliance "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
            [ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default
        }
        complete -F _appliance appliance

        """;

    private const string Zsh = """
        #compdef appliance
        _appliance() {
            local -a suggestions
            suggestions=("${(@f)$(appliance "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- $suggestions || _files
        }
        compdef _appliance appliance

        """;

    public static Command Create()
    {
        var command = new Command("completion", "Print the completion script of a shell: source <(appliance completion bash).");
        var shell = new Argument<Shell>("SHELL") { Description = "bash or zsh." };
        command.Arguments.Add(shell);
        command.SetAction(parsed =>
        {
            Console.Out.Write(parsed.GetValue(shell) == Shell.Bash ? Bash : Zsh);
            return ExitCode.Done;
        });
        return command;
    }

    private enum Shell
    {
        Bash,
        Zsh,
    }
}
