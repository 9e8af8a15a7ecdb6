using Appliance.Contracts.Events;

namespace Appliance.Cli.Output;

/// <summary>The word in brackets that begins a line, in the way engine-setup has it.</summary>
internal static class Label
{
    public static string Of(Terminal terminal, EventLevel level) => level switch
    {
        EventLevel.Error => $"[ {terminal.Paint(Tone.Bad, "ERROR")} ]",
        EventLevel.Warning => $"[{terminal.Paint(Tone.Warning, "WARNING")}]",
        _ => $"[ {terminal.Paint(Tone.Good, "INFO")}  ]",
    };

    /// <summary>Puts later lines under the text of the first.</summary>
    public static string Indent(string text) => text.Replace("\n", "\n          ", StringComparison.Ordinal);
}
