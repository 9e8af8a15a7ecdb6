using System.Collections.Immutable;

namespace Appliance.Pki.Inventory;

/// <summary>What lies where under the PKI folder, besides the files of each certificate (see <c>CertificateSpec</c>).</summary>
public static class PkiLayout
{
    public const string Index = "index.txt";
    public const string IndexAttributes = "index.txt.attr";
    public const string Serial = "serial";
    /// <summary>Held by whoever uses the register: setup or the running engine.</summary>
    public const string Lock = "register.lock";

    public const string RevocationList = "crl.pem";
    public const string RevocationListNumber = "crlnumber";

    /// <summary>The CAs clients need for a web certificate that was brought along; the site's own CA does not sign it.</summary>
    public const string WebCa = "web-ca.pem";

    /// <summary>A certificate is for everybody to read.</summary>
    public const UnixFileMode PublicFile =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A private key is for its owner alone.</summary>
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode PrivateFolder = PrivateFile | UnixFileMode.UserExecute;

    private const UnixFileMode PublicFolder =
        PublicFile | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The folders, outer before inner. Keys are protected one by one: each may have another owner.</summary>
    /// <param name="signer">The user who signs nodes' certificates and so writes everywhere but among the keys.</param>
    public static ImmutableArray<PkiFile> Folders(string signer) =>
    [
        new("", PublicFolder, signer),
        new("certs", PublicFolder, signer),
        new("keys", PublicFolder, "root"),
        new("requests", PublicFolder, signer),
        new("private", PrivateFolder, signer),
    ];

    /// <summary>The register of the CA.</summary>
    /// <param name="signer">The user who signs nodes' certificates.</param>
    public static ImmutableArray<PkiFile> Register(string signer) =>
    [
        new(Index, PublicFile, signer),
        new(IndexAttributes, PublicFile, signer),
        new(Serial, PublicFile, signer),
        new(RevocationList, PublicFile, signer),
        new(RevocationListNumber, PublicFile, signer),
        new(Lock, PrivateFile, signer),
    ];
}
