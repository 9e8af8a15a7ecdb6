namespace Appliance.Cli.Composition;

/// <summary>Where the product's own executables are.</summary>
internal static class Programs
{
    /// <summary>The engine's executable: beside this one.</summary>
    public static string Engine() => Path.Combine(AppContext.BaseDirectory, "appliance-engine");

    /// <summary>This executable.</summary>
    public static string Self() => Path.Combine(AppContext.BaseDirectory, "appliance");

    /// <summary>This program's version.</summary>
    public static string Version => typeof(Programs).Assembly.GetName().Version!.ToString(3);
}
