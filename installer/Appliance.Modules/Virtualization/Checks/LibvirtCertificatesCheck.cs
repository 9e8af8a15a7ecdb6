using Appliance.Machines.Files;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class LibvirtCertificatesCheck() : Check(
    "libvirt-certificates",
    "libvirt has no other certificates",
    "libvirt gets the node's certificate in its usual places (/etc/pki/CA, /etc/pki/libvirt). Files of others there are not replaced, and libvirtd.conf must not name other places (ca_file, cert_file, key_file, crl_file): they would come first.")
{
    private static readonly string[] Settings = ["ca_file", "cert_file", "key_file", "crl_file"];

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var taken = LibvirtPaths.Certificates.Select(certificate => certificate.Path).Where(path => files.Stat(path) is { Kind: not FileKind.SymbolicLink }).ToList();
        if (taken.Count > 0)
        {
            return Task.FromResult(CheckFinding.Failed(
                $"libvirt has certificates of others: {string.Join(", ", taken)}.",
                "If nothing uses them any more, move them away."));
        }

        var named = (files.ReadTextOrNull(LibvirtPaths.Daemon) ?? "").Split('\n').Select(line => line.Split('=')[0].Trim()).Intersect(Settings).ToList();
        return Task.FromResult(named.Count == 0
            ? CheckFinding.Passed("libvirt's places for certificates are free.")
            : CheckFinding.Failed($"{LibvirtPaths.Daemon} sets {string.Join(", ", named)}.", "Put a # before these lines."));
    }
}
