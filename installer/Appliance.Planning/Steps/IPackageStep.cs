namespace Appliance.Planning.Steps;

/// <summary>A step that installs packages, so that a mirror can be made of all that a plan's steps install.</summary>
public interface IPackageStep : IStep
{
    /// <summary>The distribution's names of what must be there, whether it is already or not.</summary>
    IReadOnlyList<string> Names { get; }
}
