namespace Appliance.Contracts.Api;

/// <summary>Whom a certificate names.</summary>
public sealed record ApiCertificate(string Organization, string Subject);
