using Appliance.Screens.Terminals;

namespace Appliance.Screens.Loop;

/// <summary>The few texts that are shown without being asked for, in the language of the reader.</summary>
/// <param name="TooSmall">Says that the window, whose size comes first, must have at least the other size.</param>
public sealed record ScreenWords(Func<TerminalSize, TerminalSize, string> TooSmall, string Ok, string Cancel);
