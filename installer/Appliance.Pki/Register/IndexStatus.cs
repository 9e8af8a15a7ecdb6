namespace Appliance.Pki.Register;

/// <summary>The first field of an index line. OpenSSL marks a certificate expired only when told to.</summary>
public enum IndexStatus
{
    Valid,
    Revoked,
    Expired,
}
