using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Composition;

/// <summary>What was entered in a dialogue that did not come to a run, for the next one to go on with. No secrets are in it.</summary>
internal sealed class SavedInterview(IMachineFiles files)
{
    private const string Path = $"{RunPaths.State}/interview.yaml";

    public bool Exists => files.Exists(Path);

    /// <summary>How messages call it.</summary>
    public string Name => files.Locate(Path);

    public string? Find() => files.ReadTextOrNull(Path);

    /// <returns>Whether it could be kept.</returns>
    public bool TryKeep(string text)
    {
        try
        {
            if (!files.Exists(RunPaths.State))
            {
                files.CreateDirectories(RunPaths.State, Ownership.PublicExecutable);
            }

            files.WriteText(Path, text, Ownership.Private());
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Keeps a copy of what somebody entered before, who may not have meant to begin anew.</summary>
    public void SetAside()
    {
        try
        {
            if (Find() is { } before)
            {
                files.WriteText(Path + ".old", before, Ownership.Private());
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was not asked for.
        }
    }

    public void Remove()
    {
        if (Exists)
        {
            files.DeleteFile(Path);
        }
    }
}
