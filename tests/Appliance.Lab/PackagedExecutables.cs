namespace Appliance.Lab;

/// <summary>The executables as users get them, from the folder named by <c>APPLIANCE_ARTIFACTS</c>.</summary>
public static class PackagedExecutables
{
    /// <summary>Path of <c>appliance</c>.</summary>
    /// <exception cref="LabUnavailableException">Nothing was packaged.</exception>
    public static string Appliance => Find("appliance");

    /// <summary>Path of <c>appliance-engine</c>.</summary>
    /// <exception cref="LabUnavailableException">Nothing was packaged.</exception>
    public static string Engine => Find("appliance-engine");

    private static string Find(string name)
    {
        var folder = Environment.GetEnvironmentVariable("APPLIANCE_ARTIFACTS");
        if (string.IsNullOrEmpty(folder))
            throw new LabUnavailableException("APPLIANCE_ARTIFACTS is not set: run `./build.sh --target Test`.");
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new LabException($"There is no {path}: run `./build.sh --target Package`.");
    }
}
