using Appliance.Machines.Secrets;

namespace Appliance.Planning.Answers;

/// <summary>Where a secret is to be had. Reading answers does not fetch it; <see cref="SecretResolver"/> does, when it is needed.</summary>
public abstract record SecretReference
{
    private SecretReference()
    {
    }

    /// <summary>The content of a file, less one line end at its end.</summary>
    public sealed record File(string Path) : SecretReference;

    /// <summary>The value of an environment variable.</summary>
    public sealed record Environment(string Variable) : SecretReference;

    /// <summary>A person is asked.</summary>
    public sealed record Prompt : SecretReference;

    /// <summary>It stood in the answers itself.</summary>
    public sealed record Plain(Secret Secret) : SecretReference;

    /// <summary>A person was asked and has typed it: written down it is a prompt, as if nobody had been asked yet.</summary>
    public sealed record Typed(Secret Secret) : SecretReference;
}
