namespace Appliance.Pki.Inventory;

/// <summary>How a certificate stands, the most hindering first.</summary>
public enum CertificateState
{
    Missing,
    Unreadable,
    KeyMismatch,
    WrongIssuer,
    Expired,
    NotYetValid,
    WrongNames,
    RenewalDue,
    Valid,
}
