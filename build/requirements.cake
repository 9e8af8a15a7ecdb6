// What tests and trials need of the machine, and how to see that it is there: a command on the path or a file pattern.
var requirements = new (string Package, string Probe)[]
{
    ("apt-utils", "apt-ftparchive"),
    ("curl", "curl"),
    ("dpkg-dev", "dpkg-scanpackages"),
    ("e2fsprogs", "mke2fs"),
    ("iproute2", "ip"),
    ("mmdebstrap", "mmdebstrap"),
    ("nftables", "nft"),
    ("openssh-client", "ssh"),
    ("openssh-server", "/usr/sbin/sshd"),
    ("openssl", "openssl"),
    ("postgresql", "/usr/lib/postgresql/*/bin/initdb"),
    ("qemu-system-x86", "qemu-system-x86_64"),
    ("sudo", "sudo"),
    ("systemd-container", "systemd-nspawn"),
    ("tmux", "tmux"),
    ("util-linux", "nsenter"),
    ("xz-utils", "xz"),
};

// What a trial runs: PostgreSQL's server programs, and the packet filter that judges its rules.
string[] trialRequirements = ["nftables", "postgresql"];

void EnsureRequirements(IReadOnlyList<string> packages, string without)
{
    var missing = Missing(packages);
    if (missing.Length == 0)
        return;

    if (Environment.UserName == "root" && FileExists("/usr/bin/apt-get"))
    {
        InstallPackages(missing);
        missing = Missing(packages);
    }

    if (missing.Length > 0)
        Warning("Missing: {0}. {1} As root: apt-get install {0}", string.Join(' ', missing), without);
}

string[] Missing(IReadOnlyList<string> packages) =>
    requirements.Where(r => packages.Contains(r.Package) && !IsThere(r.Probe)).Select(r => r.Package).ToArray();

bool IsThere(string probe) => probe.StartsWith('/')
    ? GetFiles(probe).Count > 0
    : new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin" }.Any(folder => FileExists($"{folder}/{probe}"));

void InstallPackages(string[] packages)
{
    // The tests start servers of their own; one more that starts with the machine would only take port 5432.
    const string clusters = "/etc/postgresql-common/createcluster.d";
    if (packages.Contains("postgresql") && !FileExists("/etc/postgresql-common/createcluster.conf"))
    {
        EnsureDirectoryExists(clusters);
        System.IO.File.WriteAllText($"{clusters}/no-main-cluster.conf", "create_main_cluster = false\n");
    }

    AptGet("update");
    AptGet("install --yes --no-install-recommends " + string.Join(' ', packages));
}

void AptGet(string arguments)
{
    var code = StartProcess("apt-get", new ProcessSettings
    {
        Arguments = "-q " + arguments,
        EnvironmentVariables = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" },
    });
    if (code != 0)
        Warning("apt-get {0} ended with exit code {1}.", arguments, code);
}
