using System.Text.Json.Serialization;

namespace Appliance.Modules.Network.Change;

/// <summary>The network as it was before a change: all that is needed to go back, without answers and without a network.</summary>
internal sealed record NetworkBaseline
{
    /// <summary>The program that has the network.</summary>
    public required string Backend { get; init; }

    public required IReadOnlyList<BaselineFile> Files { get; init; }

    /// <summary>Every interface that the change has to do with.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <summary>Those of them that were there.</summary>
    public required IReadOnlyList<BaselineLink> Links { get; init; }

    public required IReadOnlyList<BaselineRoute> Routes { get; init; }

    /// <summary>What the program had active on them.</summary>
    public required IReadOnlyList<string> Active { get; init; }

    /// <summary>Interfaces the change makes.</summary>
    [JsonIgnore]
    public IEnumerable<string> Made => Interfaces.Except(Links.Select(link => link.Name), StringComparer.Ordinal);

    [JsonIgnore]
    public IEnumerable<string> Addresses => Links.SelectMany(link => link.Addresses);
}

/// <param name="Content">Base64; null when it was not there or was a link.</param>
/// <param name="LinkTarget">Where it pointed, when it was a symbolic link.</param>
internal sealed record BaselineFile(string Path, string? Content, int Mode, int User, int Group, string? LinkTarget);

/// <param name="Addresses">Those that hold beyond the link, with their prefix lengths.</param>
/// <param name="Shape">Null for a card.</param>
internal sealed record BaselineLink(string Name, bool IsUp, int Mtu, string? Master, IReadOnlyList<string> Addresses, DeviceShape? Shape = null);

internal sealed record BaselineRoute(string Destination, string Gateway, string Device, int? Metric);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NetworkBaseline))]
internal sealed partial class NetworkBaselineJson : JsonSerializerContext;
