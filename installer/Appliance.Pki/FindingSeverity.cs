namespace Appliance.Pki;

/// <summary>Whether a finding stops the work or is only worth saying.</summary>
public enum FindingSeverity
{
    Warning,
    Error,
}
