using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance answers</c>: tools for answer files. They work offline, without root, on any machine.</summary>
internal static class AnswersCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("answers", "Tools for answer files.");
        command.Subcommands.Add(Validate(output));
        command.Subcommands.Add(Show(output));
        command.Subcommands.Add(New(output));
        command.Subcommands.Add(Schema(output));
        return command;
    }

    private static Command Validate(OutputOptions output)
    {
        var command = new Command("validate", "Say everything that is wrong with answer files.");
        var files = FilesArgument();
        var set = SetOption();
        command.Arguments.Add(files);
        command.Options.Add(set);
        command.SetAction(parsed =>
        {
            var terminal = output.Terminal(parsed);
            var names = parsed.GetRequiredValue(files);
            Read(parsed, files, set, terminal.Error);
            var text = $"{string.Join(", ", names)}: valid.";
            terminal.Out.WriteLine(output.IsJson(parsed) ? EventJson.Write(new RunEvent { Time = TimeProvider.System.GetUtcNow(), Kind = EventKind.Message, Text = text }) : text);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(OutputOptions output)
    {
        var command = new Command("show", "Show the value of every answer and where it came from.");
        var files = FilesArgument();
        var set = SetOption();
        command.Arguments.Add(files);
        command.Options.Add(set);
        command.SetAction(parsed =>
        {
            var terminal = output.Terminal(parsed);
            var site = Read(parsed, files, set, terminal.Error);
            terminal.Out.Write(output.IsJson(parsed) ? AnswersShow.Json(site) : AnswersShow.Text(site));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command New(OutputOptions output)
    {
        var command = new Command("new", "Print a commented answer file to start from.");
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", AnswerKinds.All.Select(k => k.Name)) + "." };
        command.Arguments.Add(kind);
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(kind);
            var found = AnswerKinds.All.FirstOrDefault(k => k.Name == name)
                ?? throw new CommandLineException($"There is no kind {name}; there are: {string.Join(", ", AnswerKinds.All.Select(k => k.Name))}.", ExitCode.Usage);
            output.Terminal(parsed).Out.Write(AnswersTemplate.Write(ApplianceModules.Engine.Catalogue, found));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Schema(OutputOptions output)
    {
        var command = new Command("schema", "Print the JSON Schema of answer files, for editors.");
        command.SetAction(parsed =>
        {
            output.Terminal(parsed).Out.Write(AnswersSchema.Write(ApplianceModules.Engine.Catalogue));
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string[]> FilesArgument() => new("FILE") { Description = "Answer files, the later one wins.", Arity = ArgumentArity.OneOrMore };

    private static Option<string[]> SetOption() => new("--set") { Description = "One more answer.", HelpName = "ID=VALUE", DefaultValueFactory = _ => [] };

    private static Site Read(ParseResult parsed, Argument<string[]> files, Option<string[]> set, TextWriter warnings)
    {
        var inputs = new SiteInputs { AnswerFiles = parsed.GetRequiredValue(files), Sets = parsed.GetRequiredValue(set) };
        var result = SiteReader.Read(inputs, facts: null, new SecretMasker());
        foreach (var warning in result.Warnings)
        {
            warnings.WriteLine($"warning: {warning}");
        }

        return result.Site ?? throw InvalidAnswers.Of(result.Errors);
    }
}
