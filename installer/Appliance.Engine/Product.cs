using System.Reflection;

namespace Appliance.Engine;

/// <summary>What this program is called.</summary>
internal static class Product
{
    public const string Name = "Appliance Engine";
    public const string Vendor = "Appliance";
    public const string Executable = "appliance-engine";

    /// <summary>major.minor.build, with a pre-release suffix if it has one.</summary>
    public static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
