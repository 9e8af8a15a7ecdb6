namespace Appliance.Machines.Ssh;

/// <summary>What the courier runs on the far machine. No value is ever pasted into these.</summary>
internal static class CourierScripts
{
    /// <summary>Where the program lies on every machine of the appliance.</summary>
    public const string Program = "/usr/lib/appliance/appliance";

    // openssl is five times as fast as sha256sum, which does not use the processor's own instructions on older systems.
    private const string Hash = """
        hash_of() { { openssl dgst -sha256 -r "$1" 2>/dev/null || sha256sum "$1"; } | cut -d " " -f 1; }

        """;

    /// <summary>Says what the machine is like, as lines of a word and its value.</summary>
    public const string Look = Hash + """
        LC_ALL=C; export LC_ALL
        echo "arch $(uname -m)"
        echo "time $(date +%s)"
        [ -r /etc/os-release ] && . /etc/os-release
        echo "os ${PRETTY_NAME:-unknown}"
        df -Pk /var/lib /usr/lib | while read -r device size used free rest; do echo "free $free"; done
        program=/usr/lib/appliance/appliance
        [ -f $program ] && echo "program $(hash_of $program)"
        [ -f /etc/appliance/node.json ] && echo "node $(tr -d "\n" </etc/appliance/node.json)"
        true
        """;

    /// <summary>
    /// Standard input: a line with hash and size, then the program. It gets its name only when it is whole and starts.
    /// </summary>
    public const string Copy = Hash + """
        umask 022
        read -r hash size
        folder=/usr/lib/appliance
        mkdir -p $folder || exit 1
        find $folder -maxdepth 1 -name ".appliance.new.*" -mmin +60 -delete
        new=$folder/.appliance.new.$$
        trap "rm -f $new" EXIT
        trap "exit 1" HUP INT TERM
        head -c "$size" >$new || exit 1
        [ "$(hash_of $new)" = "$hash" ] || exit 66
        chmod 0755 $new || exit 1
        $new --version >/dev/null || exit 67
        mv -f $new $folder/appliance
        """;

    /// <summary>The copy is not what was sent.</summary>
    public const int Damaged = 66;

    /// <summary>The program does not start there.</summary>
    public const int DoesNotStart = 67;

    /// <summary>Standard input is the program's. It says first under which number it runs, for <see cref="Stop"/>.</summary>
    public const string Join = "echo \"pid $$\"; exec /usr/lib/appliance/appliance node join --stdin --yes --output json";

    /// <summary>Standard input: the number of the program to stop after the step under way.</summary>
    public const string Stop = "read -r pid; kill -TERM \"$pid\"";
}
