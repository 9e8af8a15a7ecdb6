using Appliance.Lab;
using Appliance.LabTests.Lab;
using Xunit;

namespace Appliance.LabTests.Network;

/// <summary>A repository with the programs that give Debian machines their network.</summary>
internal static class NetworkPackages
{
    private static readonly string[] Names = ["ifupdown", "bridge-utils", "ifenslave", "vlan", "network-manager"];

    /// <summary>From the cache, downloaded first when it is not there.</summary>
    public static async Task<LabRepository> GetAsync(LabFixture fixture)
    {
        var folder = Path.Combine(LabFolders.Default().Cache, $"mirror-network-{LabImage.KeyOf([fixture.Lab.Image.Key, .. Names])}");
        await CacheFolder.EnsureAsync(folder, BuildAsync, CancellationToken.None);
        return new LabRepository(folder);
    }

    private static async Task BuildAsync(string folder)
    {
        string[] command = [PackagedExecutables.Appliance, "packages", "mirror", folder, .. Names.SelectMany(name => new[] { "--package", name })];
        foreach (var step in new[] { ["apt-get", "--quiet=2", "update"], command })
        {
            var done = await HostCommand.RunAsync(step, timeout: TimeSpan.FromMinutes(10));
            if (!done.Succeeded)
                throw new SkipException($"Packages for lab machines cannot be downloaded: {done.Error.Trim().ReplaceLineEndings(" / ")}");
        }
    }
}
