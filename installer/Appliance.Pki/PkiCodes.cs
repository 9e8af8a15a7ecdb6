namespace Appliance.Pki;

/// <summary>The codes of <see cref="PkiFinding"/>. They are part of the program's contract: documented, never reused.</summary>
public static class PkiCodes
{
    public const string KeyKindUnknown = "pki.key-kind-unknown";
    public const string KeyUnreadable = "pki.key-unreadable";
    public const string KeyEncrypted = "pki.key-encrypted";
    public const string KeyRefused = "pki.key-refused";
    public const string KeyMismatch = "pki.key-mismatch";

    public const string SubjectInvalid = "pki.subject-invalid";
    public const string NameInvalid = "pki.name-invalid";
    public const string NamesMissing = "pki.names-missing";

    public const string CertificateUnreadable = "pki.certificate-unreadable";
    public const string Expired = "pki.expired";
    public const string ExpiresSoon = "pki.expires-soon";
    public const string NotYetValid = "pki.not-yet-valid";
    public const string PurposeMissing = "pki.purpose-missing";
    public const string SignatureWeak = "pki.signature-weak";
    public const string SignatureWrong = "pki.signature-wrong";

    public const string ChainOrder = "pki.chain-order";
    public const string ChainIncomplete = "pki.chain-incomplete";
    public const string ChainUntrusted = "pki.chain-untrusted";
    public const string ChainSuperfluous = "pki.chain-superfluous";
    public const string ChainRefused = "pki.chain-refused";

    public const string NotACa = "pki.not-a-ca";
    public const string CaExpired = "pki.ca-expired";
    public const string CaTooShort = "pki.ca-too-short";
    public const string CaCannotSignCrl = "pki.ca-cannot-sign-crl";

    public const string RequestUnreadable = "pki.request-unreadable";
    public const string RequestNotProven = "pki.request-not-proven";

    public const string RegisterLocked = "pki.register-locked";
    public const string IndexDamaged = "pki.index-damaged";
    public const string SerialDamaged = "pki.serial-damaged";
    public const string SerialUnknown = "pki.serial-unknown";
    public const string AlreadyRevoked = "pki.already-revoked";
}
