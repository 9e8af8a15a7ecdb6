using Xunit;

namespace Appliance.LabTests.Lab;

/// <summary>The executables as users get them, from the folder named by <c>APPLIANCE_ARTIFACTS</c>.</summary>
public static class PackagedExecutables
{
    /// <summary>Path of <c>appliance</c>; the calling test is skipped when nothing was packaged.</summary>
    public static string Appliance => Find("appliance");

    /// <summary>Path of <c>appliance-engine</c>; the calling test is skipped when nothing was packaged.</summary>
    public static string Engine => Find("appliance-engine");

    private static string Find(string name)
    {
        var folder = Environment.GetEnvironmentVariable("APPLIANCE_ARTIFACTS");
        Skip.If(string.IsNullOrEmpty(folder), "APPLIANCE_ARTIFACTS is not set: run `./build.sh --target Test`.");
        var path = Path.Combine(folder!, name);
        return File.Exists(path) ? path : throw new LabException($"There is no {path}: run `./build.sh --target Package`.");
    }
}
