using System.Globalization;
using System.Text;

namespace Appliance.Benchmarks.Nodes;

/// <summary>The peer: the same set-up as an Ansible playbook, run on the engine's machine with pipelining and as many forks as we use.</summary>
internal sealed class Playbook(BenchSite site, int forks)
{
    private const string Folder = "/root/playbook";

    public async Task PrepareAsync(IReadOnlyList<BenchNode> nodes, CancellationToken cancellationToken)
    {
        foreach (var file in new[] { "ansible.cfg", "node.yml" })
        {
            await site.Engine.CopyInAsync(Path.Combine(AppContext.BaseDirectory, "Nodes", "ansible", file), $"{Folder}/{file}", "0644", cancellationToken);
        }

        var inventory = new StringBuilder("[nodes]\n");
        foreach (var node in nodes)
        {
            inventory.Append(CultureInfo.InvariantCulture, $"{node.Name} ansible_host={node.Address} ansible_user=root ansible_ssh_private_key_file={BenchSite.Key}\n");
        }

        await site.Engine.WriteFileAsync($"{Folder}/inventory", inventory.ToString(), cancellationToken);
        await site.RunAsync(["mkdir", "-p", $"{Folder}/made"], cancellationToken);
        await site.RunAsync(["cp", "/usr/lib/appliance/appliance", $"{Folder}/made/appliance"], cancellationToken);
        await site.RunAsync(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/O=test.org/CN=peer", "-days", "3650", "-keyout", $"{Folder}/made/ca.key", "-out", $"{Folder}/made/ca.pem"],
            cancellationToken);
    }

    public Task<Enrolment> RunAsync(string name, int nodes, CancellationToken cancellationToken) => site.MeasureAsync(
        name,
        nodes,
        ["env", $"--chdir={Folder}", "LC_ALL=C.UTF-8", "ansible-playbook", "--inventory", "inventory", "--forks", forks.ToString(CultureInfo.InvariantCulture), "node.yml"],
        cancellationToken);
}
