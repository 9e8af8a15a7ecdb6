using System.Runtime.InteropServices;

namespace Appliance.Machines;

/// <summary>
/// The CAs this machine's system trusts. The runtime reads them all before it judges its first certificate, also where none of
/// them counts; it looks for them where OpenSSL's variables say (openssl-env(7)).
/// </summary>
public static partial class SystemCas
{
    private static readonly string[] Variables = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

    /// <summary>From here on this process trusts none of them, if it has judged no certificate yet. Programs it starts do.</summary>
    /// <remarks>
    /// It spares time where only CAs count that are given with each chain. At the beginning, while there is nobody else who could
    /// read the C library's variables.
    /// </remarks>
    public static void Forget()
    {
        // The C library's variables are what OpenSSL asks; the runtime hands those it began with on to the programs it starts.
        foreach (var variable in Variables)
        {
            _ = setenv(variable, "/dev/null", overwrite: 1);
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
