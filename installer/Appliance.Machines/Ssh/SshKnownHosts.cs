using Appliance.Machines.Files;

namespace Appliance.Machines.Ssh;

/// <summary>
/// The appliance's own list of machines and their host keys. A person's known_hosts is neither read nor written: what one
/// accepted there by a quick yes must not decide who gets a token.
/// </summary>
/// <remarks>Safe to use from several threads. ssh itself only reads it.</remarks>
public sealed class SshKnownHosts(IMachineFiles files)
{
    public const string Folder = "/var/lib/appliance/ssh";

    public const string Path = Folder + "/known_hosts";

    private readonly Lock _gate = new();

    /// <summary>Where ssh finds it.</summary>
    public string Location => files.Locate(Path);

    /// <summary>The keys known of a machine.</summary>
    public IReadOnlyList<SshHostKey> Find(string host)
    {
        lock (_gate)
        {
            return [.. Read().Where(key => key.Host == host)];
        }
    }

    /// <summary>From now on the machine has this key and no other.</summary>
    public void Set(SshHostKey key)
    {
        lock (_gate)
        {
            var keys = Read().ToList();
            if (keys.Where(known => known.Host == key.Host).SequenceEqual([key]))
            {
                return;
            }

            files.CreateDirectories(Folder, Ownership.PrivateDirectory());
            files.WriteText(Path, string.Concat(keys.Where(known => known.Host != key.Host).Append(key).Select(known => known.Line + "\n")), Ownership.Private());
        }
    }

    private IEnumerable<SshHostKey> Read()
    {
        foreach (var line in (files.ReadTextOrNull(Path) ?? "").Split('\n'))
        {
            if (SshHostKey.TryParse(line, out var key))
            {
                yield return key;
            }
        }
    }
}
