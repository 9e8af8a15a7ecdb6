using System.IO.Enumeration;
using Appliance.Machines.Files;

namespace Appliance.Modules.Network.Backends.Networkd;

/// <summary>What a file of systemd-networkd is about.</summary>
/// <param name="Names">[Match] Name: names and patterns.</param>
/// <param name="Macs">[Match] MACAddress and PermanentMACAddress.</param>
/// <param name="DeviceName">[NetDev] Name.</param>
internal sealed record NetworkdFile(IReadOnlyList<string> Names, IReadOnlyList<string> Macs, string? DeviceName)
{
    /// <summary>Whether one of its patterns is for the interface.</summary>
    public bool Matches(string name) => Names.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    public static NetworkdFile? Read(IMachineFiles files, string path) => files.ReadTextOrNull(path) is { } text ? Parse(text) : null;

    public static NetworkdFile Parse(string text)
    {
        var section = "";
        var names = new List<string>();
        var macs = new List<string>();
        string? device = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('['))
            {
                section = line;
            }
            else if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value])
            {
                var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                switch (section, key)
                {
                    case ("[Match]", "Name"):
                        names.AddRange(words);
                        break;
                    case ("[Match]", "MACAddress" or "PermanentMACAddress"):
                        macs.AddRange(words);
                        break;
                    case ("[NetDev]", "Name"):
                        device = value;
                        break;
                }
            }
        }

        return new NetworkdFile(names, macs, device);
    }
}
