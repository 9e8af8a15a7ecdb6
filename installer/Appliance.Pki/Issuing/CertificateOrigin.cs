namespace Appliance.Pki.Issuing;

/// <summary>Who makes a certificate.</summary>
public enum CertificateOrigin
{
    /// <summary>The site's own CA: it is issued and renewed by the appliance.</summary>
    Issued,

    /// <summary>Somebody else: it is given to the appliance, which checks and watches but never replaces it.</summary>
    Supplied,
}
