namespace Appliance.LabTests.Lab;

/// <summary>A folder that is removed with everything in it when no longer used.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("appliance-lab-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
