using System.Runtime.InteropServices;

namespace Appliance.Screens.Terminals;

/// <summary>The settings of a terminal line, as glibc lays them out on Linux. See termios(3).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Termios
{
    private const uint Input = 0x1 | 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100;
    private const uint FlowControl = 0x400;
    private const uint OutputProcessing = 0x1;
    private const uint Local = 0x8 | 0x40 | 0x2 | 0x1 | 0x8000;
    private const int Time = 5;
    private const int Least = 6;

    public uint InputFlags;
    public uint OutputFlags;
    public uint ControlFlags;
    public uint LocalFlags;
    public byte Discipline;
    public fixed byte Characters[32];
    public uint InputSpeed;
    public uint OutputSpeed;

    /// <summary>Every byte as it is typed, unseen and without a meaning to the line.</summary>
    /// <param name="flowControl">Whether Ctrl-S and Ctrl-Q stay with the line: a VT100 sends them by itself when it cannot keep up.</param>
    public readonly Termios Raw(bool flowControl)
    {
        var raw = this;
        raw.InputFlags &= ~(Input | (flowControl ? 0 : FlowControl));
        raw.OutputFlags &= ~OutputProcessing;
        raw.LocalFlags &= ~Local;
        raw.Characters[Time] = 0;
        raw.Characters[Least] = 1;
        return raw;
    }
}
