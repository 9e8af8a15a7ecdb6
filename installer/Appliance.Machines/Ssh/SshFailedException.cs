namespace Appliance.Machines.Ssh;

/// <summary>A machine cannot be worked on over SSH: the message says why, the remedy what to do.</summary>
public sealed class SshFailedException(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
