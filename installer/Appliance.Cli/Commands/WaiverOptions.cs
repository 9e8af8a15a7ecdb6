using System.CommandLine;
using System.Globalization;
using Appliance.Planning.Checks;

namespace Appliance.Cli.Commands;

/// <summary>The options that waive checks. Each <c>--waive</c> has its own <c>--reason</c>, in the same order.</summary>
internal sealed class WaiverOptions
{
    private readonly Option<string[]> _waive = new("--waive") { Description = "Go on in spite of this check; may be repeated.", HelpName = "ID", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _reason = new("--reason") { Description = "Why the check is waived; once for each --waive, or once for all.", HelpName = "TEXT", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _until = new("--until") { Description = "Last day the waivers count.", HelpName = "YYYY-MM-DD" };

    public void AddTo(Command command)
    {
        command.Options.Add(_waive);
        command.Options.Add(_reason);
        command.Options.Add(_until);
    }

    /// <exception cref="CommandLineException">A waiver without a reason, or a date that is none.</exception>
    public IReadOnlyList<Waiver> Read(ParseResult parsed)
    {
        var ids = parsed.GetRequiredValue(_waive);
        var reasons = parsed.GetRequiredValue(_reason);
        if (ids.Length == 0)
        {
            return [];
        }

        if (reasons.Length != 1 && reasons.Length != ids.Length)
        {
            throw new CommandLineException("A waived check needs its reason: --waive ID --reason TEXT.", ExitCode.Usage);
        }

        DateOnly? until = null;
        if (parsed.GetValue(_until) is { } text)
        {
            until = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new CommandLineException($"--until {text} is not a date; write it as 2027-01-31.", ExitCode.Usage);
        }

        return [.. ids.Select((id, i) => new Waiver(id, reasons.Length == 1 ? reasons[0] : reasons[i], until))];
    }
}
