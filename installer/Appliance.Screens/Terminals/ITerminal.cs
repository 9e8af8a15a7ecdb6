namespace Appliance.Screens.Terminals;

/// <summary>A screen and its keyboard, as bytes.</summary>
/// <remarks>The events come on a thread of the terminal's own, and only between <see cref="Open"/> and <see cref="Close"/>.</remarks>
public interface ITerminal : IDisposable
{
    TerminalCapabilities Capabilities { get; }

    TerminalSize Size { get; }

    /// <summary>Bytes that were typed or pasted.</summary>
    event Action<byte[]>? Input;

    /// <summary>The size changed, or something else wrote on the screen: all of it is to be drawn again.</summary>
    event Action? Resized;

    /// <summary>No more keys will come: the line hung up.</summary>
    event Action? Ended;

    /// <summary>Whether keys have come that <see cref="Input"/> does not have yet, as on a busy machine.</summary>
    bool HasInput => false;

    /// <summary>Takes the screen and the keyboard. May follow <see cref="Close"/>, as after a shell.</summary>
    void Open();

    /// <summary>Gives the screen and the keyboard back as they were. Once closed, it does nothing.</summary>
    void Close();

    /// <summary>Sends text and sequences that are already encoded.</summary>
    void Write(ReadOnlySpan<byte> bytes);
}
