namespace Appliance.Modules.Host.Ports;

/// <summary>Space on the disks of this machine.</summary>
public interface IDiskSpace
{
    /// <summary>The file system a path is on, or will be on once the path is made.</summary>
    /// <param name="path">A path of this machine itself, whatever prefix a trial has.</param>
    FileSystemSpace Of(string path);
}
